package io.godwit.core.size;

import java.util.Objects;

/**
 * An Express broker. Rates are bytes a second.
 *
 * @param name such as {@code express.m7g.large}
 * @param vcpus processors
 * @param memoryGib memory, GiB
 * @param sustainedIngress what it takes from producers without getting slower
 * @param sustainedEgress what it gives to consumers without getting slower
 * @param maximumIngress where MSK throttles producers
 * @param maximumEgress where MSK throttles consumers
 * @param recommendedPartitions leaders and followers that AWS recommends at most
 * @param maximumPartitions where MSK refuses more
 */
public record ExpressType(
        String name,
        int vcpus,
        int memoryGib,
        double sustainedIngress,
        double sustainedEgress,
        double maximumIngress,
        double maximumEgress,
        long recommendedPartitions,
        long maximumPartitions) {
    public ExpressType {
        Objects.requireNonNull(name);
    }

    static ExpressType read(String name, CatalogFields fields) {
        return new ExpressType(
                name,
                (int) fields.positive("vcpus"),
                (int) fields.positive("memoryGib"),
                fields.positive("sustainedIngressMbPerSecond") * Units.MEGA,
                fields.positive("sustainedEgressMbPerSecond") * Units.MEGA,
                fields.positive("maximumIngressMbPerSecond") * Units.MEGA,
                fields.positive("maximumEgressMbPerSecond") * Units.MEGA,
                (long) fields.positive("recommendedPartitions"),
                (long) fields.positive("maximumPartitions"));
    }
}
