package io.godwit.core.journal;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The memory of one migration, kept on the target cluster: an append-only list of events, and the latest value for each
 * key. Both survive any process. Readers see what was appended before they asked.
 */
public interface Journal extends AutoCloseable {
    /**
     * Appends an event; returns when it is durable.
     *
     * @throws IllegalArgumentException if its JSON is larger than 700,000 bytes
     */
    void append(JournalEvent event);

    /** All events so far, oldest first; empty for a migration that never wrote one. */
    List<JournalEvent> events();

    /** The events appended since the given count of events was read; blocks no longer than one poll. */
    List<JournalEvent> eventsFrom(int alreadyRead);

    /**
     * Stores the latest value for a key, durable on return. A value may be of any size that fits into memory; one above
     * 700,000 bytes should have one writer at a time.
     */
    void put(String key, String json);

    /** Stores the values of many keys, durable on return; faster than one at a time. */
    default void putAll(SortedMap<String, String> values) {
        values.forEach(this::put);
    }

    /** Removes a key. */
    void remove(String key);

    /** The latest value of a key. */
    Optional<String> get(String key);

    /** The latest values of all keys with this prefix, sorted by key. */
    SortedMap<String, String> getAll(String prefix);

    @Override
    void close();
}
