package io.godwit.core.security;

import java.util.List;
import java.util.Optional;

/**
 * What principals of the source are called on the target. The first rule that matches decides; whom no rule matches keeps the
 * name, and {@code User:*} always does.
 */
public record PrincipalMapping(List<PrincipalRule> rules) {
    private static final String USER = "User:";

    public PrincipalMapping {
        rules = List.copyOf(rules);
    }

    /** Everybody keeps the name. */
    public static PrincipalMapping none() {
        return new PrincipalMapping(List.of());
    }

    /** The principal on the target. */
    public String map(String principal) {
        return rules.stream()
                .map(rule -> rule.apply(principal))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(principal);
    }

    /** As {@link #map}, for a user's name without the type before it, as quotas and SCRAM have it. */
    public String mapUser(String name) {
        String mapped = map(USER + name);
        return mapped.startsWith(USER) ? mapped.substring(USER.length()) : name;
    }
}
