package io.godwit.mirror;

import io.godwit.mirror.copy.HeldBack;
import io.godwit.mirror.copy.PartitionReport;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the mirror stands.
 *
 * @param partitions of all assigned topics
 * @param leaving partitions that are not assigned any more and have something under way still; once they are gone from here
 *     the mirror writes nothing to them
 * @param troubles what is wrong with the connections, one line each; it tries again by itself
 * @param heldBack brokers because of which the mirror slows down by itself
 * @param appendLatencyMs how long the target's slowest broker took for the last appends; empty before the first
 */
public record MirrorReport(
        Map<TopicPartition, PartitionReport> partitions,
        Set<TopicPartition> leaving,
        List<String> troubles,
        List<HeldBack> heldBack,
        OptionalLong appendLatencyMs) {
    public MirrorReport {
        partitions = Map.copyOf(partitions);
        leaving = Set.copyOf(leaving);
        troubles = List.copyOf(troubles);
        heldBack = List.copyOf(heldBack);
    }
}
