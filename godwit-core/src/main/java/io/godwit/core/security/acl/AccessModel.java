package io.godwit.core.security.acl;

/** Decides whether a client may do something: ACLs, or policies that stand for them. */
public interface AccessModel {
    /** Whether the cluster would do it for this client. */
    boolean permits(AccessRequest request);
}
