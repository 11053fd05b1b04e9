package io.godwit.core.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A journal for tests that need no cluster. */
public final class InMemoryJournal implements Journal {
    private final List<JournalEvent> events = new ArrayList<>();
    private final TreeMap<String, String> values = new TreeMap<>();

    @Override
    public synchronized void append(JournalEvent event) {
        events.add(event);
    }

    @Override
    public synchronized List<JournalEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized List<JournalEvent> eventsFrom(int alreadyRead) {
        return List.copyOf(events.subList(alreadyRead, events.size()));
    }

    @Override
    public synchronized void put(String key, String json) {
        values.put(key, json);
    }

    @Override
    public synchronized void remove(String key) {
        values.remove(key);
    }

    @Override
    public synchronized Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public synchronized SortedMap<String, String> getAll(String prefix) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(values.subMap(prefix, prefix + Character.MAX_VALUE)));
    }

    @Override
    public void close() {}
}
