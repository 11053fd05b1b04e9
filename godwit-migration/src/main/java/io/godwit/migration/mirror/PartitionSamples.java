package io.godwit.migration.mirror;

import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.LogRange;
import io.godwit.core.model.PartitionId;
import io.godwit.core.progress.PartitionSample;
import io.godwit.core.status.OffsetKeeping;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts together what the source's logs and the engine tell of partitions at one moment. Pure. */
final class PartitionSamples {
    private PartitionSamples() {}

    /** @return by number; partitions whose log cannot be told are left out */
    static SortedMap<Integer, PartitionSample> of(
            Stream<PartitionId> partitions, Map<PartitionId, LogRange> ranges, EngineSnapshot snapshot) {
        SortedMap<Integer, PartitionSample> samples = new TreeMap<>();
        partitions.forEach(partition -> {
            LogRange range = ranges.get(partition);
            if (range != null) {
                PartitionPosition position = snapshot.positions().get(partition);
                samples.put(
                        partition.partition(),
                        position == null
                                ? untouched(range)
                                : copied(range, position, snapshot.identical().contains(partition)));
            }
        });
        return samples;
    }

    private static PartitionSample untouched(LogRange range) {
        return new PartitionSample(
                range.start(),
                range.end(),
                OptionalLong.empty(),
                OptionalLong.of(0),
                OptionalLong.of(0),
                OptionalLong.empty());
    }

    private static PartitionSample copied(LogRange range, PartitionPosition position, boolean isIdentical) {
        return new PartitionSample(
                range.start(),
                Math.max(range.end(), position.nextSourceOffset()),
                OptionalLong.of(position.nextSourceOffset()),
                known(position.records()),
                known(position.bytes()),
                position.lastTimestampMs(),
                position.paths(),
                // An engine that tells nothing of its ways tells nothing of offsets either.
                position.paths().map(unused -> isIdentical ? OffsetKeeping.IDENTICAL : OffsetKeeping.MAPPED));
    }

    private static OptionalLong known(long count) {
        return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
