package io.godwit.migration.cutover;

import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The proofs of a journal, read at once and written at once. One write of the journal takes as long as a transaction, and a proof needs
 * several of each partition; within the write pause that would be most of it.
 *
 * <p>What was not flushed is lost with the process. That costs the next one a comparison, and is never wrong: a proof that is not
 * stored was not made. For use by several threads.
 */
final class ProofBuffer implements Journal {
    /** Of the keys that {@link io.godwit.core.proof.ProofStore} uses. */
    private static final String PREFIX = "proof";

    private final Journal below;
    private final SortedMap<String, Optional<String>> changed = new TreeMap<>();
    private Optional<SortedMap<String, String>> known = Optional.empty();

    ProofBuffer(Journal below) {
        this.below = below;
    }

    /** Forgets what was not flushed, and reads what others have proven meanwhile. */
    synchronized void refresh() {
        changed.clear();
        known = Optional.of(new TreeMap<>(below.getAll(PREFIX)));
    }

    /** Stores all that was put, durable on return. */
    synchronized void flush() {
        SortedMap<String, String> put = new TreeMap<>();
        changed.forEach((key, value) -> value.ifPresent(json -> put.put(key, json)));
        if (!put.isEmpty()) {
            below.putAll(put);
        }
        changed.forEach((key, value) -> {
            if (value.isEmpty()) {
                below.remove(key);
            }
        });
        changed.clear();
    }

    private SortedMap<String, String> known() {
        if (known.isEmpty()) {
            refresh();
        }
        return known.orElseThrow();
    }

    @Override
    public synchronized void put(String key, String json) {
        known().put(key, json);
        changed.put(key, Optional.of(json));
    }

    @Override
    public synchronized void putAll(SortedMap<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            put(value.getKey(), value.getValue());
        }
    }

    @Override
    public synchronized void remove(String key) {
        known().remove(key);
        changed.put(key, Optional.empty());
    }

    @Override
    public synchronized Optional<String> get(String key) {
        return Optional.ofNullable(known().get(key));
    }

    @Override
    public synchronized SortedMap<String, String> getAll(String prefix) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(known().subMap(prefix, prefix + Character.MAX_VALUE)));
    }

    @Override
    public void append(JournalEvent event) {
        below.append(event);
    }

    @Override
    public List<JournalEvent> events() {
        return below.events();
    }

    @Override
    public List<JournalEvent> eventsFrom(int alreadyRead) {
        return below.eventsFrom(alreadyRead);
    }

    /** Belongs to whoever opened the journal. */
    @Override
    public void close() {}
}
