package io.godwit.kafka.measure;

import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells how fast topics grow from two looks at their end offsets. */
public final class GrowthMeter {
    private GrowthMeter() {}

    /** Bytes a second by topic, taking new records to be as large on disk as those that are there. */
    public static SortedMap<String, Double> bytesPerSecond(
            ClusterInventory first, ClusterInventory second, Duration between) {
        SortedMap<String, Double> rates = new TreeMap<>();
        double seconds = Math.max(0.001, between.toMillis() / 1_000.0);
        second.topics().forEach((name, later) -> first.topic(name).ifPresent(earlier -> {
            if (earlier.sizeBytes() >= 0) {
                rates.put(name, newOffsets(earlier, later) * bytesPerOffset(earlier) / seconds);
            }
        }));
        return rates;
    }

    private static double bytesPerOffset(TopicInventory topic) {
        return topic.offsetCount() == 0 ? 0 : (double) topic.sizeBytes() / topic.offsetCount();
    }

    private static long newOffsets(TopicInventory earlier, TopicInventory later) {
        Map<Integer, Long> ends = new HashMap<>();
        earlier.partitions().forEach(partition -> ends.put(partition.partition(), partition.endOffset()));
        return later.partitions().stream()
                .filter(partition -> partition.endOffset() >= 0)
                .mapToLong(partition -> grown(partition, ends))
                .sum();
    }

    private static long grown(PartitionInventory later, Map<Integer, Long> ends) {
        long earlier = ends.getOrDefault(later.partition(), -1L);
        return earlier < 0 ? 0 : Math.max(0, later.endOffset() - earlier);
    }
}
