package io.godwit.core.cutover;

import io.godwit.core.model.PartitionId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where both logs of each partition ended when nobody wrote to either: all of the source below it is proven to be on the
 * target, and whatever stands behind it on the target was written there first.
 *
 * @param partitions sorted
 */
public record SwitchPoint(List<PartitionEnds> partitions) {
    public SwitchPoint {
        partitions = partitions.stream()
                .sorted(Comparator.comparing(PartitionEnds::partition))
                .toList();
    }

    /** The offsets after the last record of one partition on both sides. */
    public record PartitionEnds(PartitionId partition, long sourceEnd, long targetEnd) {}

    /** The proof that nothing was written to the target after the switch point; only {@link #untouched} gives one. */
    public static final class TargetUntouched {
        private TargetUntouched() {}
    }

    /** Whether the target's logs still end where they did; empty if something was written since. */
    public Optional<TargetUntouched> untouched(Map<PartitionId, Long> targetEnds) {
        return writtenByTopic(targetEnds).isEmpty() ? Optional.of(new TargetUntouched()) : Optional.empty();
    }

    public SortedMap<PartitionId, Long> sourceEnds() {
        SortedMap<PartitionId, Long> ends = new TreeMap<>();
        partitions.forEach(partition -> ends.put(partition.partition(), partition.sourceEnd()));
        return ends;
    }

    public SortedMap<PartitionId, Long> targetEnds() {
        SortedMap<PartitionId, Long> ends = new TreeMap<>();
        partitions.forEach(partition -> ends.put(partition.partition(), partition.targetEnd()));
        return ends;
    }

    /** How many offsets were written to the target since, for each topic that has any. */
    public SortedMap<String, Long> writtenByTopic(Map<PartitionId, Long> targetEnds) {
        return grown(targetEnds, PartitionEnds::targetEnd);
    }

    /** How many offsets were written to the source since: by stragglers. */
    public SortedMap<String, Long> stragglersByTopic(Map<PartitionId, Long> sourceEnds) {
        return grown(sourceEnds, PartitionEnds::sourceEnd);
    }

    private SortedMap<String, Long> grown(
            Map<PartitionId, Long> ends, java.util.function.ToLongFunction<PartitionEnds> former) {
        SortedMap<String, Long> grown = new TreeMap<>();
        for (PartitionEnds partition : partitions) {
            long more = ends.getOrDefault(partition.partition(), former.applyAsLong(partition))
                    - former.applyAsLong(partition);
            if (more != 0) {
                grown.merge(partition.partition().topic(), more, Long::sum);
            }
        }
        return grown;
    }
}
