package io.godwit.core.size;

/**
 * What one MSK Serverless cluster carries. Rates are bytes a second.
 *
 * @param maximumIngress of the cluster
 * @param maximumEgress of the cluster
 * @param maximumPartitionIngress of one partition
 * @param maximumPartitionEgress of one partition
 * @param maximumPartitions leaders
 * @param maximumCompactedPartitions leaders of compacted topics
 * @param maximumGroups consumer groups
 * @param maximumMessageBytes of one message
 * @param maximumConnections of clients
 * @param source where the figures come from
 */
public record ServerlessLimits(
        double maximumIngress,
        double maximumEgress,
        double maximumPartitionIngress,
        double maximumPartitionEgress,
        long maximumPartitions,
        long maximumCompactedPartitions,
        long maximumGroups,
        long maximumMessageBytes,
        long maximumConnections,
        Source source) {
    static ServerlessLimits read(CatalogFields fields) {
        Source source = fields.source();
        return new ServerlessLimits(
                fields.positive("maximumIngressMbPerSecond") * Units.MEGA,
                fields.positive("maximumEgressMbPerSecond") * Units.MEGA,
                fields.positive("maximumPartitionIngressMbPerSecond") * Units.MEGA,
                fields.positive("maximumPartitionEgressMbPerSecond") * Units.MEGA,
                (long) fields.positive("maximumPartitions"),
                (long) fields.positive("maximumCompactedPartitions"),
                (long) fields.positive("maximumGroups"),
                (long) (fields.positive("maximumMessageMib") * Units.MEBI),
                (long) fields.positive("maximumConnections"),
                source);
    }
}
