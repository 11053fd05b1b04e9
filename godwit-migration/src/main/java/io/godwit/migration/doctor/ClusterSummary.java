package io.godwit.migration.doctor;

import io.godwit.core.model.ClusterInventory;

/**
 * What the report says about a cluster as a whole.
 *
 * @param release what it runs, {@code -} where that cannot be told
 */
public record ClusterSummary(
        String clusterId, String release, String controller, int brokers, int topics, int partitions, int groups) {
    static ClusterSummary of(ClusterInventory inventory) {
        return new ClusterSummary(
                inventory.clusterId(),
                inventory.version().release(),
                inventory.version().controller(),
                inventory.brokers().size(),
                inventory.topics().size(),
                inventory.topics().values().stream()
                        .mapToInt(topic -> topic.partitions().size())
                        .sum(),
                inventory.groups().size());
    }
}
