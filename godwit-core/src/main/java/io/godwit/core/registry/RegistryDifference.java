package io.godwit.core.registry;

import java.util.Objects;

/**
 * In which respect two registries differ.
 *
 * @param resource the subject and version, the id, or the setting
 * @param words source first
 */
public record RegistryDifference(Kind kind, String resource, String words) {
    /** What kind of difference. */
    public enum Kind {
        /** The target lacks a version. */
        MISSING,
        /** The same version has another id. */
        ID,
        /** The same version or id stands for another schema. */
        SCHEMA,
        /** A version is soft-deleted on one side alone. */
        DELETED,
        /** Another level of compatibility is in effect. */
        COMPATIBILITY,
        /** Another mode is set. */
        MODE,
        /** The target has a version that the source never had. */
        EXTRA,
        /** Explained: registered on the target since, above all that the source has. */
        NEWER
    }

    public RegistryDifference {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(words);
    }

    /** Whether it is what one expects, and no fault. */
    public boolean explained() {
        return kind == Kind.NEWER;
    }
}
