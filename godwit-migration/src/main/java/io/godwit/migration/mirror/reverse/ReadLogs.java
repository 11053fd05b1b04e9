package io.godwit.migration.mirror.reverse;

import io.godwit.core.engine.LogRange;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.engine.TopicShape;
import io.godwit.core.model.PartitionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The logs that are read: the source's, and the target's of topics that are copied back. Which topics there are the source says. */
public final class ReadLogs implements TopicLogs {
    private final TwoWayEngine engine;
    private final TopicLogs source;
    private final TopicLogs target;

    public ReadLogs(TwoWayEngine engine, TopicLogs source, TopicLogs target) {
        this.engine = engine;
        this.source = source;
        this.target = target;
    }

    @Override
    public SortedMap<String, TopicShape> topics(Predicate<String> wanted) {
        return source.topics(wanted);
    }

    @Override
    public Map<PartitionId, LogRange> ranges(Collection<PartitionId> partitions) {
        Map<Boolean, List<PartitionId>> byWay = partitions.stream()
                .collect(Collectors.partitioningBy(partition -> engine.isReversed(partition.topic())));
        List<PartitionId> back = byWay.getOrDefault(true, List.of());
        Map<PartitionId, LogRange> ranges = new HashMap<>(source.ranges(byWay.getOrDefault(false, List.of())));
        if (!back.isEmpty()) {
            target.ranges(back).forEach((partition, range) -> ranges.put(partition, aroundPosition(partition, range)));
        }
        return ranges;
    }

    /** What the target's retention overtakes, or what it loses, the reverse engine says itself, in the right words. */
    private LogRange aroundPosition(PartitionId partition, LogRange range) {
        return engine.lastPosition(partition)
                .map(position -> new LogRange(Math.min(range.start(), position), Math.max(range.end(), position)))
                .orElse(range);
    }

    @Override
    public Map<String, OptionalLong> retentionMs(Collection<String> topics) {
        Map<Boolean, List<String>> byWay = topics.stream().collect(Collectors.partitioningBy(engine::isReversed));
        List<String> back = byWay.getOrDefault(true, List.of());
        Map<String, OptionalLong> retention = new HashMap<>(source.retentionMs(byWay.getOrDefault(false, List.of())));
        if (!back.isEmpty()) {
            retention.putAll(target.retentionMs(back));
        }
        return retention;
    }
}
