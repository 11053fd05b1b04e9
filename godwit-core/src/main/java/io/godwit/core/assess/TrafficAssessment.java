package io.godwit.core.assess;

import io.godwit.core.assess.traffic.ClusterHours;
import io.godwit.core.assess.traffic.RateStatistics;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much is written and read.
 *
 * @param start when the first hour of the history begins
 * @param hours how many there are, the last one in progress
 * @param log the cluster hour by hour, as its logs tell
 * @param bytesIn rates of it, a second, one replica
 * @param recordsIn rates of it, a second
 * @param fanOut bytes read by consumers for each byte written
 * @param fanOutBasis where that comes from
 * @param ways what each way of measuring says
 * @param comparisons how far they agree
 * @param lookUps questions that the logs took
 */
public record TrafficAssessment(
        Instant start,
        int hours,
        ClusterHours log,
        RateStatistics bytesIn,
        RateStatistics recordsIn,
        OptionalDouble fanOut,
        String fanOutBasis,
        List<Way> ways,
        List<Comparison> comparisons,
        long lookUps) {
    public TrafficAssessment {
        ways = List.copyOf(ways);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * What one way of measuring says, in bytes and records a second.
     *
     * @param name {@code log}, {@code log-window}, {@code jmx}, {@code jolokia}, {@code prometheus}
     * @param basis what it rests on, in words
     * @param complete whether no broker is missing; else the truth is higher
     */
    public record Way(
            String name,
            String basis,
            OptionalDouble bytesIn,
            OptionalDouble bytesInPeak,
            OptionalDouble bytesOut,
            OptionalDouble messagesIn,
            boolean complete) {}

    /**
     * Two ways, one quantity.
     *
     * @param differencePercent of the second against the first
     * @param explanation why they may differ
     */
    public record Comparison(
            String quantity,
            String first,
            double firstValue,
            String second,
            double secondValue,
            double differencePercent,
            String explanation) {}
}
