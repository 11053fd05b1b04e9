package io.godwit.migration.mirror.reverse;

import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.PathCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts that go on when a partition changes engines, though each engine counts from 0. Mutable, for one thread. */
final class SteadyCounts {
    private final Map<PartitionId, Count> counts = new HashMap<>();

    private record Count(Amount earlier, Amount now) {
        static final Count NONE = new Count(Amount.NONE, Amount.NONE);

        Count next(PartitionPosition position) {
            Amount next = Amount.of(position);
            return next.records() < now.records() ? new Count(earlier.plus(now), next) : new Count(earlier, next);
        }
    }

    private record Amount(long records, long bytes, PathCounts paths) {
        static final Amount NONE = new Amount(0, 0, PathCounts.NONE);

        static Amount of(PartitionPosition position) {
            return new Amount(
                    position.records(), position.bytes(), position.paths().orElse(PathCounts.NONE));
        }

        Amount plus(Amount more) {
            return new Amount(records + more.records, bytes + more.bytes, paths.plus(more.paths));
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
            Amount all = count.earlier().plus(count.now());
            steady.put(
                    partition,
                    new PartitionPosition(
                            position.nextSourceOffset(),
                            all.records(),
                            all.bytes(),
                            position.lastTimestampMs(),
                            position.paths().map(unused -> all.paths())));
        });
        return steady;
    }
}
