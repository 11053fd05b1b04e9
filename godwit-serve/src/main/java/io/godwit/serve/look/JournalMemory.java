package io.godwit.serve.look;

import io.godwit.core.completion.Completion;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.status.WatchStore;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of a journal that a look needs, read at one time, so that all parts of a look belong together and the target is
 * asked few times for it. Only to be read.
 */
final class JournalMemory implements Journal {
    /** The proofs' own keys; the maps, which can be large, are not needed. */
    static final String PROOFS = "proof/";

    private static final List<String> PREFIXES = List.of(
            Completion.KEY,
            "mirror/session",
            "progress/",
            CutoverStore.PREFIX,
            CopyDirections.ORDERS,
            WatchStore.PREFIX,
            "lease.");

    private final SortedMap<String, String> values;

    private JournalMemory(SortedMap<String, String> values) {
        this.values = values;
    }

    static JournalMemory of(Journal journal) {
        SortedMap<String, String> values = new TreeMap<>();
        PREFIXES.forEach(prefix -> values.putAll(journal.getAll(prefix)));
        return new JournalMemory(values);
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public SortedMap<String, String> getAll(String prefix) {
        return Collections.unmodifiableSortedMap(values.subMap(prefix, prefix + Character.MAX_VALUE));
    }

    @Override
    public List<JournalEvent> events() {
        throw new UnsupportedOperationException("events are followed, not remembered");
    }

    @Override
    public List<JournalEvent> eventsFrom(int alreadyRead) {
        throw new UnsupportedOperationException("events are followed, not remembered");
    }

    @Override
    public void append(JournalEvent event) {
        throw new UnsupportedOperationException("a look changes nothing");
    }

    @Override
    public void put(String key, String json) {
        throw new UnsupportedOperationException("a look changes nothing");
    }

    @Override
    public void remove(String key) {
        throw new UnsupportedOperationException("a look changes nothing");
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
