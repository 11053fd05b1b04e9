package io.godwit.core.proof;

import io.godwit.core.proof.Fingerprint.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one side for which the other side has no equal one so far. What they are is decided later: the other
 * side may bring the record at another place, or a later record with the same key shows that compaction removed it.
 */
final class OpenRecords {
    /**
     * @param otherOffset where the comparison stood on the other side
     * @param openedAt how many pairs had been matched by then
     */
    record Open(Fingerprint record, long otherOffset, long openedAt) {}

    private final boolean byKey;
    private final LinkedHashMap<Long, Open> byOffset = new LinkedHashMap<>();
    private final Map<Content, List<Open>> byContent = new HashMap<>();
    private final Map<Long, Open> latestOfKey = new HashMap<>();

    /** @param byKey whether compaction on the other side can explain them */
    OpenRecords(boolean byKey) {
        this.byKey = byKey;
    }

    void add(Open open) {
        byOffset.put(open.record().offset(), open);
        byContent
                .computeIfAbsent(open.record().content(), any -> new ArrayList<>(1))
                .add(open);
        if (waitsForKey(open)) {
            latestOfKey.put(open.record().keyHash(), open);
        }
    }

    /** Removes and returns a record equal to this one of the other side. */
    Optional<Open> takeEqual(Fingerprint record) {
        Optional<Open> equal = equal(record);
        equal.ifPresent(this::remove);
        return equal;
    }

    boolean hasEqual(Fingerprint record) {
        return equal(record).isPresent();
    }

    private Optional<Open> equal(Fingerprint record) {
        return byContent.getOrDefault(record.content(), List.of()).stream()
                .filter(open -> open.record().stampedByBroker()
                        || record.stampedByBroker()
                        || open.record().timestamp() == record.timestamp())
                .findFirst();
    }

    /** Removes and returns the record that a later one with the same key explains. */
    Optional<Open> takeKey(long keyHash) {
        Optional<Open> open = Optional.ofNullable(latestOfKey.get(keyHash));
        open.ifPresent(this::remove);
        return open;
    }

    /** Whether any of them can still be explained by a later record with its key. */
    boolean waitForKeys() {
        return !latestOfKey.isEmpty();
    }

    boolean waitsForKey(Open open) {
        return byKey && open.record().hasKey();
    }

    int size() {
        return byOffset.size();
    }

    Collection<Open> all() {
        return List.copyOf(byOffset.values());
    }

    @Nullable
    Open oldest() {
        Iterator<Open> iterator = byOffset.values().iterator();
        return iterator.hasNext() ? iterator.next() : null;
    }

    void remove(Open open) {
        byOffset.remove(open.record().offset());
        List<Open> same = byContent.get(open.record().content());
        if (same != null) {
            same.remove(open);
            if (same.isEmpty()) {
                byContent.remove(open.record().content());
            }
        }
        latestOfKey.remove(open.record().keyHash(), open);
    }
}
