package io.godwit.core.assess;

import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.TopicHistory.Resolution;
import io.godwit.core.assess.traffic.RateStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One topic.
 *
 * @param kind {@code data}, or what made it: {@code broker}, {@code connect}, {@code streams}, {@code schemaRegistry}, …
 * @param retentionMs -1 = for ever; empty where unknown
 * @param retentionBytes of a partition, -1 = any; empty where unknown
 * @param sizeBytes of one replica of each partition; empty where unknown
 * @param offsets between start and end; compacted records and markers of transactions count
 * @param bytesIn rates as its log tells, a second; a compacted topic's were higher when they were written
 * @param recordsIn likewise
 * @param measuredBytesIn by the brokers' metrics within the window, a second; empty without metrics of all brokers
 * @param measuredBytesOut likewise, what consumers read
 * @param skew bytes of the busiest partition over the mean of all; empty for one partition or no bytes
 * @param idle nothing was written in the whole history
 * @param readers groups with offsets or members on it
 * @param bytes hour by hour, -1 where unknown
 * @param records hour by hour, -1 where unknown
 */
public record TopicAssessment(
        String name,
        String kind,
        int partitions,
        int replicationFactor,
        String cleanupPolicy,
        OptionalLong retentionMs,
        OptionalLong retentionBytes,
        OptionalLong sizeBytes,
        long offsets,
        RateStatistics bytesIn,
        RateStatistics recordsIn,
        OptionalDouble measuredBytesIn,
        OptionalDouble measuredBytesOut,
        OptionalDouble skew,
        boolean idle,
        Resolution resolution,
        List<String> readers,
        HourlyAmounts bytes,
        HourlyAmounts records) {
    public TopicAssessment {
        readers = List.copyOf(readers);
    }

    public boolean isCompacted() {
        return cleanupPolicy.contains("compact");
    }

    /** Bytes of all replicas; -1 where unknown. */
    public long replicaBytes() {
        return sizeBytes.isPresent() ? sizeBytes.getAsLong() * replicationFactor : -1;
    }
}
