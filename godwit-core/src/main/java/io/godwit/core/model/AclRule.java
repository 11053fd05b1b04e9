package io.godwit.core.model;

import java.util.Comparator;

/** One access rule, in Kafka's words. */
public record AclRule(
        String principal,
        String host,
        String operation,
        String permission,
        String resourceType,
        String resourceName,
        String patternType)
        implements Comparable<AclRule> {
    private static final Comparator<AclRule> ORDER = Comparator.comparing(AclRule::resourceType)
            .thenComparing(AclRule::resourceName)
            .thenComparing(AclRule::patternType)
            .thenComparing(AclRule::principal)
            .thenComparing(AclRule::operation)
            .thenComparing(AclRule::permission)
            .thenComparing(AclRule::host);

    @Override
    public int compareTo(AclRule other) {
        return ORDER.compare(this, other);
    }
}
