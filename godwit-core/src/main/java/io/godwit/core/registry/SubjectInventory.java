package io.godwit.core.registry;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One subject as it was found.
 *
 * @param compatibility its own level; empty where that of its context or of the registry holds
 * @param mode its own mode; empty where that of its context or of the registry holds
 * @param versions soft-deleted ones as well; empty for what is set for a context as a whole
 */
public record SubjectInventory(
        SubjectName name,
        Optional<String> compatibility,
        Optional<String> mode,
        SortedMap<Integer, SchemaVersion> versions) {
    public SubjectInventory {
        Objects.requireNonNull(name);
        Objects.requireNonNull(compatibility);
        Objects.requireNonNull(mode);
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** Whether every version of it is soft-deleted. */
    public boolean isDeleted() {
        return !versions.isEmpty() && versions.values().stream().allMatch(SchemaVersion::deleted);
    }

    /** Its own mode; READWRITE is what every subject has that is told nothing, and old registries can't be told to forget it. */
    Optional<String> restriction() {
        return mode.filter(word -> !word.equals("READWRITE"));
    }

    static SubjectInventory none(SubjectName name) {
        return new SubjectInventory(name, Optional.empty(), Optional.empty(), Collections.emptySortedMap());
    }
}
