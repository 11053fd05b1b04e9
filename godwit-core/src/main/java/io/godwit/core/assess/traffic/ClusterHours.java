package io.godwit.core.assess.traffic;

import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.TimeGrid;
import io.godwit.core.assess.log.TopicHistory;
import java.util.function.Function;

/**
 * All topics of a cluster, hour by hour. An hour counts as known where the topics that still have it carry at least
 * {@link #LEAST_COVERAGE} of the traffic; a topic that keeps its records for an hour must not hide the week of all others, and a
 * sum without a large topic must not pass for the whole.
 *
 * @param bytes of the hours that are known
 * @param records likewise
 * @param coverage the share of the traffic whose topics still have the hour, in percent
 */
public record ClusterHours(HourlyAmounts bytes, HourlyAmounts records, HourlyAmounts coverage) {
    /** Percent. */
    public static final int LEAST_COVERAGE = 95;

    private static final double HOUR_SECONDS = 3_600;

    public static ClusterHours of(LogHistory history) {
        boolean sizes = history.topics().stream()
                .allMatch(topic -> topic.partitionBytes().stream().allMatch(bytes -> bytes >= 0));
        Function<TopicHistory, HourlyAmounts> weighed = sizes ? TopicHistory::bytes : TopicHistory::records;
        HourlyAmounts coverage = coverage(history, weighed);
        return new ClusterHours(
                sizes ? sum(history, coverage, TopicHistory::bytes) : HourlyAmounts.unknown(history.hours()),
                sum(history, coverage, TopicHistory::records),
                coverage);
    }

    private static HourlyAmounts coverage(LogHistory history, Function<TopicHistory, HourlyAmounts> weighed) {
        TimeGrid grid = history.grid();
        double[] covered = new double[grid.hours()];
        double all = 0;
        for (TopicHistory topic : history.topics()) {
            double weight = weight(grid, topic, weighed.apply(topic));
            all += weight;
            for (int hour = 0; hour < covered.length; hour++) {
                covered[hour] += topic.records().isKnown(hour) ? weight : 0;
            }
        }
        long[] percent = new long[covered.length];
        for (int hour = 0; hour < percent.length; hour++) {
            percent[hour] = all <= 0 ? 100 : (long) Math.floor(covered[hour] / all * 100 + 1e-9);
        }
        return HourlyAmounts.of(percent);
    }

    /** Its mean rate. A topic without a complete hour has a log of hardly more than one: all of that in an hour, at most. */
    private static double weight(TimeGrid grid, TopicHistory topic, HourlyAmounts amounts) {
        double log = topic.partitionBytes().stream()
                        .mapToDouble(bytes -> Math.max(0, bytes))
                        .sum()
                / HOUR_SECONDS;
        return RateStatistics.of(grid, amounts).average().orElse(log);
    }

    private static HourlyAmounts sum(
            LogHistory history, HourlyAmounts coverage, Function<TopicHistory, HourlyAmounts> amounts) {
        long[] sums = new long[coverage.hours()];
        for (TopicHistory topic : history.topics()) {
            HourlyAmounts own = amounts.apply(topic);
            for (int hour = 0; hour < sums.length; hour++) {
                sums[hour] += own.isKnown(hour) ? own.at(hour) : 0;
            }
        }
        for (int hour = 0; hour < sums.length; hour++) {
            if (coverage.at(hour) < LEAST_COVERAGE) {
                sums[hour] = HourlyAmounts.UNKNOWN;
            }
        }
        return HourlyAmounts.of(sums);
    }
}
