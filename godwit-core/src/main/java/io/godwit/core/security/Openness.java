package io.godwit.core.security;

import io.godwit.core.model.ClusterSide;
import java.util.Locale;

/**
 * Which clusters let everybody in where a resource has no ACL ({@code allow.everyone.if.no.acl.found}). Brokers do not tell the
 * setting, so the operator does. Amazon MSK has it on unless a configuration turns it off.
 */
public enum Openness {
    UNKNOWN,
    NEITHER,
    SOURCE,
    TARGET,
    BOTH;

    /** As the configuration calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Openness of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether that cluster is surely open. */
    public boolean isOpen(ClusterSide side) {
        return this == BOTH || name().equals(side.name());
    }

    /** Whether that cluster is open, or nobody said that it is not. */
    public boolean mayBeOpen(ClusterSide side) {
        return this == UNKNOWN || isOpen(side);
    }
}
