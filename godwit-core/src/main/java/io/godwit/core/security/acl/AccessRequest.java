package io.godwit.core.security.acl;

import java.util.Objects;

/**
 * What a client asks of a cluster.
 *
 * @param principal who, such as {@code User:alice}
 * @param host the client's address as the broker sees it
 * @param name of one resource, never a pattern
 * @param operation never {@link AclOperation#ALL}
 */
public record AccessRequest(String principal, String host, AclResourceType type, String name, AclOperation operation) {
    public AccessRequest {
        Objects.requireNonNull(principal);
        Objects.requireNonNull(host);
        Objects.requireNonNull(type);
        Objects.requireNonNull(name);
        if (operation == AclOperation.ALL) {
            throw new IllegalArgumentException("a request is for one operation");
        }
    }

    /** One line: {@code User:alice READ on topic order}. */
    public String words() {
        return principal + " " + operation + " on "
                + AclPattern.literal(type, name).words();
    }
}
