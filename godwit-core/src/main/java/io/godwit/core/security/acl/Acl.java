package io.godwit.core.security.acl;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.godwit.core.model.AclRule;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One access rule.
 *
 * @param principal such as {@code User:alice}; {@value #EVERYBODY} is everybody
 * @param host an address as the broker sees it; {@code *} is every one
 */
public record Acl(AclPattern pattern, String principal, String host, AclOperation operation, Permission permission)
        implements Comparable<Acl> {
    /** The principal that matches every user. */
    public static final String EVERYBODY = "User:*";

    private static final Comparator<Acl> ORDER = Comparator.comparing(Acl::pattern)
            .thenComparing(Acl::principal)
            .thenComparing(Acl::permission)
            .thenComparing(Acl::operation)
            .thenComparing(Acl::host);

    /** Denied is stronger. */
    public enum Permission {
        DENY,
        ALLOW
    }

    public Acl {
        Objects.requireNonNull(pattern);
        Objects.requireNonNull(principal);
        Objects.requireNonNull(host);
        Objects.requireNonNull(operation);
        Objects.requireNonNull(permission);
    }

    /** From every host. */
    public static Acl allow(AclPattern pattern, String principal, AclOperation operation) {
        return new Acl(pattern, principal, AclPattern.ANY, operation, Permission.ALLOW);
    }

    /** For every host. */
    public static Acl deny(AclPattern pattern, String principal, AclOperation operation) {
        return new Acl(pattern, principal, AclPattern.ANY, operation, Permission.DENY);
    }

    /** A rule as a cluster told it; empty if it has a word that this version does not know. */
    public static Optional<Acl> of(AclRule rule) {
        try {
            return Optional.of(new Acl(
                    new AclPattern(
                            AclResourceType.valueOf(rule.resourceType()),
                            rule.resourceName(),
                            AclPattern.Kind.valueOf(rule.patternType())),
                    rule.principal(),
                    rule.host(),
                    AclOperation.valueOf(rule.operation()),
                    Permission.valueOf(rule.permission())));
        } catch (IllegalArgumentException unknownWord) {
            return Optional.empty();
        }
    }

    @JsonIgnore
    public boolean isAllow() {
        return permission == Permission.ALLOW;
    }

    /** Whether it holds whatever the client's address is. */
    @JsonIgnore
    public boolean isForEveryHost() {
        return host.equals(AclPattern.ANY);
    }

    /** Whether it is for this principal at this address. */
    boolean isFor(String otherPrincipal, String address) {
        return (principal.equals(otherPrincipal) || principal.equals(EVERYBODY))
                && (isForEveryHost() || host.equals(address));
    }

    /** Whether it speaks about this operation: an allowing rule also about what its own operation implies. */
    boolean speaksOf(AclOperation asked) {
        return isAllow() ? operation.lets(asked) : operation == AclOperation.ALL || operation == asked;
    }

    /** The same rule for another principal. */
    public Acl withPrincipal(String other) {
        return new Acl(pattern, other, host, operation, permission);
    }

    /** One line: {@code allow User:alice READ on topic order}. */
    public String words() {
        return permission.name().toLowerCase(Locale.ROOT) + " " + principal + " " + operation + " on " + pattern.words()
                + (isForEveryHost() ? "" : " from " + host);
    }

    @Override
    public int compareTo(Acl other) {
        return ORDER.compare(this, other);
    }
}
