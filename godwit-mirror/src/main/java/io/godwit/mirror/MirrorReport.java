package io.godwit.mirror;

import io.godwit.mirror.copy.PartitionReport;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the mirror stands.
 *
 * @param partitions of all assigned topics
 * @param troubles what is wrong with the connections, one line each; it tries again by itself
 */
public record MirrorReport(Map<TopicPartition, PartitionReport> partitions, List<String> troubles) {
    public MirrorReport {
        partitions = Map.copyOf(partitions);
        troubles = List.copyOf(troubles);
    }
}
