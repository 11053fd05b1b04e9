package io.godwit.core.size;

/**
 * Limits of clusters and volumes. Rates are bytes a second.
 *
 * @param brokersPerCluster AWS's default quota (KRaft)
 * @param minimumStorageGib of one broker
 * @param maximumStorageGib of one broker
 * @param defaultThroughput of a Standard broker's volume unless more is provisioned
 * @param minimumProvisionedStorageGib the smallest volume with provisioned throughput
 * @param connectionsPerBroker of clients that authenticate by IAM
 * @param tieredMinimumRetentionHours tiered storage takes no topic with less
 * @param expressPartitionIngress of one partition on Express
 * @param gp3IncludedThroughput of a gp3 volume at no extra charge
 * @param gp3MaximumThroughput of a gp3 volume
 * @param source where the figures come from
 */
public record ClusterLimits(
        int brokersPerCluster,
        long minimumStorageGib,
        long maximumStorageGib,
        double defaultThroughput,
        long minimumProvisionedStorageGib,
        long connectionsPerBroker,
        double tieredMinimumRetentionHours,
        double expressPartitionIngress,
        double gp3IncludedThroughput,
        double gp3MaximumThroughput,
        Source source) {
    static ClusterLimits read(CatalogFields fields) {
        Source source = fields.source();
        return new ClusterLimits(
                (int) fields.positive("brokersPerCluster"),
                (long) fields.positive("minimumStorageGib"),
                (long) fields.positive("maximumStorageGib"),
                fields.positive("defaultThroughputMibPerSecond") * Units.MEBI,
                (long) fields.positive("minimumProvisionedStorageGib"),
                (long) fields.positive("connectionsPerBroker"),
                fields.number("tieredMinimumRetentionHours"),
                fields.positive("expressPartitionIngressMbPerSecond") * Units.MEGA,
                fields.positive("gp3IncludedThroughputMibPerSecond") * Units.MEBI,
                fields.positive("gp3MaximumThroughputMibPerSecond") * Units.MEBI,
                source);
    }
}
