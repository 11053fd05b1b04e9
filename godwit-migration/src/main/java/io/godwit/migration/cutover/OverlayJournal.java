package io.godwit.migration.cutover;

import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A journal whose writes stay in this process: for a dry run over the real one. Also the lease of such a run. */
final class OverlayJournal implements Journal, Lease {
    private final Journal below;
    private final List<JournalEvent> appended = new ArrayList<>();
    private final Map<String, Optional<String>> changed = new HashMap<>();

    OverlayJournal(Journal below) {
        this.below = below;
    }

    @Override
    public void append(JournalEvent event) {
        appended.add(event);
    }

    @Override
    public List<JournalEvent> events() {
        List<JournalEvent> events = new ArrayList<>(below.events());
        events.addAll(appended);
        return events;
    }

    @Override
    public List<JournalEvent> eventsFrom(int alreadyRead) {
        List<JournalEvent> events = events();
        return List.copyOf(events.subList(Math.min(alreadyRead, events.size()), events.size()));
    }

    @Override
    public void put(String key, String json) {
        changed.put(key, Optional.of(json));
    }

    @Override
    public void remove(String key) {
        changed.put(key, Optional.empty());
    }

    @Override
    public Optional<String> get(String key) {
        return changed.containsKey(key) ? changed.get(key) : below.get(key);
    }

    @Override
    public SortedMap<String, String> getAll(String prefix) {
        SortedMap<String, String> values = new TreeMap<>(below.getAll(prefix));
        changed.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                values.remove(key);
                value.ifPresent(json -> values.put(key, json));
            }
        });
        return values;
    }

    @Override
    public void confirm() {}

    /** A dry run appends nothing. */
    @Override
    public void append(PartitionId partition, List<OriginRecord> records, String key, String json) {
        throw new UnsupportedOperationException("a dry run appends nothing to " + partition);
    }

    @Override
    public Journal journal() {
        return this;
    }

    @Override
    public void close() {}
}
