package io.godwit.serve.look;

import io.godwit.core.engine.LogRange;
import io.godwit.core.engine.Retention;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.engine.TopicShape;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's logs, asked at most so often: without a running mirror nobody else keeps the figures, and a look each second
 * would burden both clusters for nothing. For one thread, and for one selection of topics.
 */
final class RememberedLogs implements TopicLogs {
    private final TopicLogs logs;
    private final Duration forHow;
    private final LongSupplier nanoTime;
    private @Nullable SortedMap<String, TopicShape> topics;
    private @Nullable Map<PartitionId, LogRange> ranges;
    private long topicsAt;
    private long rangesAt;

    RememberedLogs(TopicLogs logs, Duration forHow, LongSupplier nanoTime) {
        this.logs = logs;
        this.forHow = forHow;
        this.nanoTime = nanoTime;
    }

    @Override
    public SortedMap<String, TopicShape> topics(Predicate<String> selected) {
        SortedMap<String, TopicShape> known = topics;
        if (known == null || isOld(topicsAt)) {
            known = logs.topics(selected);
            topics = known;
            topicsAt = nanoTime.getAsLong();
        }
        return known;
    }

    @Override
    public Map<PartitionId, LogRange> ranges(Collection<PartitionId> partitions) {
        Map<PartitionId, LogRange> known = ranges;
        if (known == null || isOld(rangesAt) || !known.keySet().containsAll(partitions)) {
            known = logs.ranges(partitions);
            ranges = known;
            rangesAt = nanoTime.getAsLong();
        }
        Map<PartitionId, LogRange> asked = new TreeMap<>(known);
        asked.keySet().retainAll(partitions);
        return asked;
    }

    @Override
    public Map<String, Retention> retention(Collection<String> names) {
        return logs.retention(names);
    }

    private boolean isOld(long at) {
        return nanoTime.getAsLong() - at >= forHow.toNanos();
    }
}
