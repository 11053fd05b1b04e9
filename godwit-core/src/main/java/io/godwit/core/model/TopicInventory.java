package io.godwit.core.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One topic.
 *
 * @param id the topic id; empty before 2.8 and where the cluster has none
 * @param internal whether Kafka itself says that it is internal
 * @param partitions in ascending order
 * @param configs all effective configs; empty where the credentials may not read them
 * @param explicitConfigs those of them that were set on the topic itself
 */
public record TopicInventory(
        String name,
        Optional<String> id,
        boolean internal,
        List<PartitionInventory> partitions,
        SortedMap<String, String> configs,
        SortedMap<String, String> explicitConfigs) {
    public TopicInventory {
        partitions = List.copyOf(partitions);
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
        explicitConfigs = Collections.unmodifiableSortedMap(new TreeMap<>(explicitConfigs));
    }

    /** The replication factor: that of the partition with the most replicas. */
    public int replicationFactor() {
        return partitions.stream()
                .mapToInt(partition -> partition.replicas().size())
                .max()
                .orElse(0);
    }

    /** The offsets between start and end of all partitions, an upper bound for the records. */
    public long offsetCount() {
        return partitions.stream().mapToLong(PartitionInventory::offsetCount).sum();
    }

    /** Bytes of one copy of the topic on disk (the largest replica of each partition), or -1 if unknown. */
    public long sizeBytes() {
        return partitions.stream().anyMatch(partition -> partition.sizeBytes() < 0)
                ? -1
                : partitions.stream().mapToLong(PartitionInventory::sizeBytes).sum();
    }
}
