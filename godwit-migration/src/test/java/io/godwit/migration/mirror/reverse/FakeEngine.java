package io.godwit.migration.mirror.reverse;

import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Does nothing but remember what it was told. */
final class FakeEngine implements MirrorEngine {
    final SortedMap<PartitionId, PartitionPosition> positions = new TreeMap<>();
    final SortedMap<PartitionId, EngineSnapshot.PartitionStop> stops = new TreeMap<>();
    final SortedSet<PartitionId> leaving = new TreeSet<>();
    final SortedSet<String> acceptedLosses = new TreeSet<>();
    SortedSet<String> assigned = new TreeSet<>();
    boolean wasTouched;
    boolean closed;

    void standAt(PartitionId partition, long offset) {
        positions.put(partition, new PartitionPosition(offset, 0, 0, OptionalLong.empty()));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Optional<String> refusal(String topic) {
        return Optional.empty();
    }

    @Override
    public void assign(MirrorAssignment assignment) {
        wasTouched = true;
        assigned = assignment.topics();
    }

    @Override
    public EngineSnapshot snapshot() {
        SortedMap<PartitionId, PartitionPosition> shown = new TreeMap<>(positions);
        shown.keySet().removeIf(partition -> !assigned.contains(partition.topic()));
        return new EngineSnapshot(Instant.EPOCH, shown, new TreeSet<>(), leaving, List.of(), stops, List.of());
    }

    @Override
    public void restart(SortedSet<PartitionId> stuck) {}

    @Override
    public void acceptLoss(String topic) {
        acceptedLosses.add(topic);
    }

    @Override
    public void close() {
        closed = true;
    }
}
