package io.godwit.core.security.acl;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.Objects;

/**
 * Which resources a rule is about.
 *
 * @param name {@value #ANY} with {@link Kind#LITERAL} is every name
 */
public record AclPattern(AclResourceType type, String name, Kind kind) implements Comparable<AclPattern> {
    /** Every resource, every host. */
    public static final String ANY = "*";

    private static final Comparator<AclPattern> ORDER = Comparator.comparing(AclPattern::type)
            .thenComparing(AclPattern::name)
            .thenComparing(AclPattern::kind);

    /** How the name is meant. */
    public enum Kind {
        LITERAL,
        PREFIXED
    }

    public AclPattern {
        Objects.requireNonNull(type);
        Objects.requireNonNull(kind);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a resource has a name");
        }
    }

    /** The resource of that name, or every one for {@value #ANY}. */
    public static AclPattern literal(AclResourceType type, String name) {
        return new AclPattern(type, name, Kind.LITERAL);
    }

    /** Every resource whose name begins so. */
    public static AclPattern prefixed(AclResourceType type, String prefix) {
        return new AclPattern(type, prefix, Kind.PREFIXED);
    }

    /** Whether it is about every resource of its type. */
    @JsonIgnore
    public boolean isAny() {
        return kind == Kind.LITERAL && name.equals(ANY);
    }

    /** Whether it is about this resource. */
    public boolean matches(AclResourceType otherType, String resource) {
        return type == otherType
                && (isAny() || (kind == Kind.LITERAL ? name.equals(resource) : resource.startsWith(name)));
    }

    /** Whether it is about every resource that the other one is about. */
    public boolean covers(AclPattern other) {
        if (type != other.type || isAny()) {
            return type == other.type;
        }
        return kind == Kind.PREFIXED ? !other.isAny() && other.name.startsWith(name) : equals(other);
    }

    /** For texts: {@code topic order}, {@code topics order…}, {@code every topic}. */
    public String words() {
        if (type == AclResourceType.CLUSTER) {
            return "the cluster";
        }
        return isAny() ? "every " + type.words() : type.words() + " " + name + (kind == Kind.PREFIXED ? "…" : "");
    }

    @Override
    public int compareTo(AclPattern other) {
        return ORDER.compare(this, other);
    }
}
