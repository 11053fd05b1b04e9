package io.godwit.migration.rehearsal;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a rehearsal made on both clusters. Stored in the rehearsal's journal before any of it is made, so that a later run finds it
 * after a kill, and removes that and nothing else.
 */
record MadeShadows(SortedSet<String> topics, SortedSet<String> groups) {
    private static final String KEY = "rehearsal/made";

    MadeShadows {
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }

    static Optional<MadeShadows> of(Journal journal) {
        return journal.get(KEY).map(json -> Json.read(json, MadeShadows.class));
    }

    void store(Journal journal) {
        journal.put(KEY, Json.line(this));
    }
}
