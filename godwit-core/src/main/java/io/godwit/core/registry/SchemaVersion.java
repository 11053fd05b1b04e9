package io.godwit.core.registry;

import java.util.List;
import java.util.Objects;

/**
 * One version of a subject with its schema.
 *
 * @param id which records carry; unique within a context, and the same for the same schema in several subjects
 * @param deleted whether it is soft-deleted: hidden, but still found by its id
 */
public record SchemaVersion(VersionName name, int id, SchemaText text, boolean deleted) {
    public SchemaVersion {
        Objects.requireNonNull(name);
        Objects.requireNonNull(text);
    }

    /** The versions that it refers to. */
    List<VersionName> references() {
        return text.references().stream()
                .map(reference -> new VersionName(
                        SubjectName.within(name.subject().context(), reference.subject()), reference.version()))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return name + " (id " + id + ")";
    }
}
