package io.godwit.core.registry;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a registry holds.
 *
 * @param compatibility the level for subjects without one of their own; empty where it does not tell
 * @param mode of the registry; empty where it has no modes
 * @param subjects by name; a context with settings of its own is among them, with an empty subject and no versions
 */
public record RegistryInventory(
        RegistryKind kind,
        Optional<String> compatibility,
        Optional<String> mode,
        SortedMap<SubjectName, SubjectInventory> subjects) {
    public RegistryInventory {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(compatibility);
        Objects.requireNonNull(mode);
        subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
    }

    /** All versions, by subject and number. */
    public Stream<SchemaVersion> versions() {
        return subjects.values().stream().flatMap(subject -> subject.versions().values().stream());
    }

    /** The version of that name. */
    public Optional<SchemaVersion> version(VersionName name) {
        return Optional.ofNullable(subject(name.subject()).versions().get(name.version()));
    }

    /** The subject, or one without anything if there is none. */
    public SubjectInventory subject(SubjectName name) {
        SubjectInventory found = subjects.get(name);
        return found == null ? SubjectInventory.none(name) : found;
    }

    /** Contexts of its subjects. */
    public SortedSet<String> contexts() {
        TreeSet<String> contexts = new TreeSet<>();
        subjects.keySet().forEach(name -> contexts.add(name.context()));
        return contexts;
    }

    public boolean isEmpty() {
        return versions().findAny().isEmpty();
    }

    /** Whether it takes no schemas; a subject's own mode aside. */
    public boolean isReadOnly() {
        return mode.filter(word -> word.startsWith("READONLY")).isPresent();
    }
}
