package io.godwit.migration.assess;

import io.godwit.core.assess.facts.Facts.LogWindow;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.util.HashMap;
import java.util.Map;

/** How much was written between two looks at the ends of the logs. */
final class LogGrowth {
    private LogGrowth() {}

    /** @param sizes tells how large an offset of each partition is */
    static LogWindow between(ClusterInventory first, ClusterInventory second, ClusterInventory sizes, double seconds) {
        double records = 0;
        double bytes = 0;
        for (TopicInventory later : second.topics().values()) {
            Map<Integer, Long> ends = new HashMap<>();
            first.topic(later.name()).ifPresent(topic -> topic.partitions()
                    .forEach(partition -> ends.put(partition.partition(), partition.endOffset())));
            for (PartitionInventory partition : later.partitions()) {
                long earlier = ends.getOrDefault(partition.partition(), -1L);
                if (earlier >= 0 && partition.endOffset() > earlier) {
                    records += partition.endOffset() - earlier;
                    bytes += (partition.endOffset() - earlier) * bytesPerOffset(sizes, later.name(), partition);
                }
            }
        }
        return new LogWindow(seconds, bytes / Math.max(0.001, seconds), records / Math.max(0.001, seconds));
    }

    private static double bytesPerOffset(ClusterInventory sizes, String topic, PartitionInventory partition) {
        return sizes.topic(topic).stream()
                .flatMap(found -> found.partitions().stream())
                .filter(found -> found.partition() == partition.partition())
                .filter(found -> found.offsetCount() > 0 && found.sizeBytes() > 0)
                .mapToDouble(found -> (double) found.sizeBytes() / found.offsetCount())
                .findFirst()
                .orElse(0);
    }
}
