package io.godwit.core.security.plan;

import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.util.SortedSet;
import java.util.TreeSet;

/** The source's rules as the target should have them. */
public final class WantedAcls {
    private WantedAcls() {}

    /** With the target's names of the principals, and with every right for super users that should have it by rules. */
    public static SortedSet<Acl> of(SecurityPolicy policy, ClusterSecurity source) {
        SortedSet<Acl> wanted = new TreeSet<>();
        source.acls()
                .forEach(acl -> wanted.add(acl.withPrincipal(policy.principals().map(acl.principal()))));
        policy.superUsers()
                .forEach(superUser -> addEverything(policy.principals().map(superUser), wanted));
        return wanted;
    }

    private static void addEverything(String principal, SortedSet<Acl> wanted) {
        for (AclResourceType type : AclResourceType.values()) {
            // Rules about users came late, and who may do everything needs no token.
            if (type != AclResourceType.USER) {
                String name = type == AclResourceType.CLUSTER ? AclResourceType.CLUSTER_NAME : AclPattern.ANY;
                wanted.add(Acl.allow(AclPattern.literal(type, name), principal, AclOperation.ALL));
            }
        }
    }
}
