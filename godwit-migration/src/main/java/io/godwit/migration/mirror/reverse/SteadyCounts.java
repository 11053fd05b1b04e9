package io.godwit.migration.mirror.reverse;

import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.model.PartitionId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts that go on when a partition changes engines, though each engine counts from 0. Mutable, for one thread. */
final class SteadyCounts {
    private final Map<PartitionId, Count> counts = new HashMap<>();

    private record Count(long earlierRecords, long earlierBytes, long records, long bytes) {
        static final Count NONE = new Count(0, 0, 0, 0);

        Count next(PartitionPosition position) {
            return position.records() < records
                    ? new Count(earlierRecords + records, earlierBytes + bytes, position.records(), position.bytes())
                    : new Count(earlierRecords, earlierBytes, position.records(), position.bytes());
        }
    }

    /** A count of -1 is unknown and stays so. */
    SortedMap<PartitionId, PartitionPosition> over(SortedMap<PartitionId, PartitionPosition> positions) {
        SortedMap<PartitionId, PartitionPosition> steady = new TreeMap<>();
        positions.forEach((partition, position) -> {
            if (position.records() < 0 || position.bytes() < 0) {
                steady.put(partition, position);
                return;
            }
            Count count = counts.getOrDefault(partition, Count.NONE).next(position);
            counts.put(partition, count);
            steady.put(
                    partition,
                    new PartitionPosition(
                            position.nextSourceOffset(),
                            count.earlierRecords() + position.records(),
                            count.earlierBytes() + position.bytes(),
                            position.lastTimestampMs()));
        });
        return steady;
    }
}
