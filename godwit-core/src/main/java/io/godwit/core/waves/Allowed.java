package io.godwit.core.waves;

import io.godwit.core.model.AclRule;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who is allowed what by ACLs that name somebody and something: hints, for being allowed is not doing. */
final class Allowed {
    private final List<Acl> allowing;

    Allowed(List<AclRule> rules) {
        allowing = rules.stream()
                .map(Acl::of)
                .flatMap(Optional::stream)
                .filter(Acl::isAllow)
                .filter(acl -> !acl.principal().equals(Acl.EVERYBODY))
                .toList();
    }

    /** Who may use the group, by a rule about this group alone. */
    SortedSet<String> readersOf(String group) {
        AclPattern pattern = AclPattern.literal(AclResourceType.GROUP, group);
        SortedSet<String> principals = new TreeSet<>();
        allowing.stream()
                .filter(acl -> acl.pattern().equals(pattern) && lets(acl, AclOperation.READ))
                .forEach(acl -> principals.add(acl.principal()));
        return principals;
    }

    /** Who may write the topic, by a rule that is not about every topic. */
    SortedSet<String> writersOf(String topic) {
        SortedSet<String> principals = new TreeSet<>();
        allowing.stream()
                .filter(acl -> !acl.pattern().isAny()
                        && acl.pattern().matches(AclResourceType.TOPIC, topic)
                        && lets(acl, AclOperation.WRITE))
                .forEach(acl -> principals.add(acl.principal()));
        return principals;
    }

    private static boolean lets(Acl acl, AclOperation operation) {
        return acl.operation() == operation || acl.operation() == AclOperation.ALL;
    }
}
