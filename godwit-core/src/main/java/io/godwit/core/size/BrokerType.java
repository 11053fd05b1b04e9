package io.godwit.core.size;

import java.util.Objects;

/**
 * A broker that runs on one EC2 instance with a volume of its own. Rates are bytes a second.
 *
 * @param name as MSK calls it, such as {@code kafka.m7g.large}
 * @param family {@code m5} or {@code m7g}
 * @param vcpus processors
 * @param memoryGib memory, GiB
 * @param network what its network carries for good in either direction
 * @param ebs what its link to the volume carries for good
 * @param provisionedThroughput the most that can be provisioned for the volume; 0 = cannot be
 * @param maximumIngress what producers may write to it at most
 * @param recommendedPartitions leaders and followers that AWS recommends at most
 * @param maximumPartitions above it MSK refuses changes of the cluster
 */
public record BrokerType(
        String name,
        String family,
        int vcpus,
        int memoryGib,
        double network,
        double ebs,
        double provisionedThroughput,
        double maximumIngress,
        long recommendedPartitions,
        long maximumPartitions) {
    public BrokerType {
        Objects.requireNonNull(name);
        Objects.requireNonNull(family);
    }

    static BrokerType read(String name, CatalogFields fields) {
        return new BrokerType(
                name,
                fields.text("family"),
                (int) fields.positive("vcpus"),
                (int) fields.positive("memoryGib"),
                fields.positive("networkMibPerSecond") * Units.MEBI,
                fields.positive("ebsMibPerSecond") * Units.MEBI,
                fields.number("provisionedThroughputMibPerSecond") * Units.MEBI,
                fields.positive("maximumIngressMbPerSecond") * Units.MEGA,
                (long) fields.positive("recommendedPartitions"),
                (long) fields.positive("maximumPartitions"));
    }

    /** The instance as EC2 calls it, such as {@code m7g.large}. */
    String instance() {
        return name.startsWith("kafka.") ? name.substring("kafka.".length()) : name;
    }
}
