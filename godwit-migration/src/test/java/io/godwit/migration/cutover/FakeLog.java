package io.godwit.migration.cutover;

import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.straggler.OriginLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The logs of a cluster in memory: at each offset a record, or nothing but a marker. */
final class FakeLog implements OriginLog {
    private final Map<PartitionId, List<Entry>> logs = new TreeMap<>();
    private final Map<PartitionId, Long> hiddenFrom = new TreeMap<>();

    private record Entry(
            long producerId, boolean transactional, OptionalLong timestampMs, String value, boolean marker) {}

    void write(PartitionId partition, long producerId, String value) {
        add(partition, new Entry(producerId, false, OptionalLong.of(1_000), value, false));
    }

    void writeInTransaction(PartitionId partition, long producerId, String value) {
        add(partition, new Entry(producerId, true, OptionalLong.of(1_000), value, false));
    }

    /** A marker, or a record of an aborted transaction: an offset that no reader of committed records sees. */
    void mark(PartitionId partition) {
        add(partition, new Entry(0, true, OptionalLong.empty(), "", true));
    }

    private void add(PartitionId partition, Entry entry) {
        logs.computeIfAbsent(partition, unused -> new ArrayList<>()).add(entry);
    }

    /** As a transaction of the target that holds these records does. */
    void append(PartitionId partition, List<OriginRecord> records) {
        records.forEach(appended -> add(
                partition,
                new Entry(
                        77,
                        true,
                        appended.timestampMs(),
                        new String(appended.value().orElseThrow(), StandardCharsets.UTF_8),
                        false)));
        mark(partition);
    }

    void hideFrom(PartitionId partition, long offset) {
        hiddenFrom.put(partition, offset);
    }

    long end(PartitionId partition) {
        return logs.getOrDefault(partition, List.of()).size();
    }

    List<String> values(PartitionId partition) {
        return logs.getOrDefault(partition, List.of()).stream()
                .filter(entry -> !entry.marker())
                .map(Entry::value)
                .toList();
    }

    @Override
    public Map<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions) {
        Map<PartitionId, LogBounds> bounds = new TreeMap<>();
        partitions.forEach(partition -> bounds.put(
                partition,
                new LogBounds(0, Math.min(end(partition), hiddenFrom.getOrDefault(partition, Long.MAX_VALUE)))));
        return bounds;
    }

    @Override
    public void read(PartitionId partition, long from, long end, Sink sink) {
        List<Entry> log = logs.getOrDefault(partition, List.of());
        for (long offset = from; offset < end; offset++) {
            Entry entry = log.get((int) offset);
            if (entry.marker()) {
                continue;
            }
            if (sink.wants(entry.producerId())) {
                sink.record(new OriginRecord(
                        offset,
                        entry.timestampMs(),
                        false,
                        entry.producerId(),
                        entry.transactional(),
                        Optional.empty(),
                        Optional.of(entry.value().getBytes(StandardCharsets.UTF_8)),
                        List.of()));
            } else {
                sink.passedOver(offset, 1);
            }
        }
    }

    @Override
    public void close() {}
}
