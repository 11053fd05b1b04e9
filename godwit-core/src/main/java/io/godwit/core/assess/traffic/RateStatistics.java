package io.godwit.core.assess.traffic;

import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Rates of an hourly amount, a second. Only hours that are over and known count, from the first one on in which there was anything:
 * before it the cluster or the topic may not have existed, and a size for less than the truth is worse than one for more. Of a
 * history that is shorter than an hour the hour in progress counts.
 *
 * @param hours how many hours the figures rest on
 * @param average of all of them
 * @param p95 19 of 20 hours have no more
 * @param peak of the busiest hour
 * @param peakAt when that begins
 * @param growthPerDay what a day adds to the average, as a share of it: the slope of a least-squares line through daily sums; empty
 *     for less than three full days
 */
public record RateStatistics(
        int hours,
        OptionalDouble average,
        OptionalDouble p95,
        OptionalDouble peak,
        Optional<Instant> peakAt,
        OptionalDouble growthPerDay) {
    private static final int DAY = 24;
    private static final int LEAST_DAYS = 3;
    private static final double HOUR_SECONDS = 3_600;
    /** Of the mean hour. The smallest topics together have 1 % of all bytes; over half a day that is less in each hour. */
    private static final double TRACE = 0.2;

    public static RateStatistics of(TimeGrid grid, HourlyAmounts amounts) {
        List<Double> rates = new ArrayList<>();
        double peak = -1;
        int peakHour = -1;
        int last = grid.hours() - 1;
        for (int hour = firstWithAnything(amounts); hour < grid.hours(); hour++) {
            if (amounts.isKnown(hour) && (hour < last || rates.isEmpty())) {
                double seconds = hour < last ? HOUR_SECONDS : Math.max(1, grid.seconds(hour));
                double rate = amounts.at(hour) / seconds;
                rates.add(rate);
                if (rate > peak) {
                    peak = rate;
                    peakHour = hour;
                }
            }
        }
        return rates.isEmpty() ? none() : of(grid, amounts, rates, peak, peakHour);
    }

    private static RateStatistics of(
            TimeGrid grid, HourlyAmounts amounts, List<Double> rates, double peak, int peakHour) {
        return new RateStatistics(
                rates.size(),
                rates.stream().mapToDouble(Double::doubleValue).average(),
                OptionalDouble.of(percentile(rates, 0.95)),
                OptionalDouble.of(peak),
                Optional.of(grid.boundary(peakHour)),
                growth(grid, amounts));
    }

    /**
     * The first hour if there was nothing in any. What small topics got is spread over up to a day, so of a history that began within
     * the last day a trace in an hour is not yet something.
     */
    private static int firstWithAnything(HourlyAmounts amounts) {
        int first = firstAbove(0, amounts);
        int hours = amounts.hours() - first;
        if (hours > DAY + 1) {
            return first;
        }
        double sum = IntStream.range(first, amounts.hours())
                .filter(amounts::isKnown)
                .mapToDouble(amounts::at)
                .sum();
        return firstAbove(sum / hours * TRACE, amounts);
    }

    private static int firstAbove(double amount, HourlyAmounts amounts) {
        return IntStream.range(0, amounts.hours())
                .filter(hour -> amounts.isKnown(hour) && amounts.at(hour) > amount)
                .findFirst()
                .orElse(0);
    }

    /** Nothing is known. */
    public static RateStatistics none() {
        return new RateStatistics(
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    /** The smallest value that at least that share of all values does not exceed (nearest rank). */
    static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    private static OptionalDouble growth(TimeGrid grid, HourlyAmounts amounts) {
        List<Double> days = new ArrayList<>();
        int last = grid.hours() - 1;
        for (int end = last; end - DAY >= firstWithAnything(amounts); end -= DAY) {
            double sum = 0;
            for (int hour = end - DAY; hour < end; hour++) {
                if (!amounts.isKnown(hour)) {
                    return slope(days);
                }
                sum += amounts.at(hour);
            }
            days.add(0, sum);
        }
        return slope(days);
    }

    private static OptionalDouble slope(List<Double> days) {
        double mean = days.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        if (days.size() < LEAST_DAYS || mean <= 0) {
            return OptionalDouble.empty();
        }
        double middle = (days.size() - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int day = 0; day < days.size(); day++) {
            above += (day - middle) * (days.get(day) - mean);
            below += (day - middle) * (day - middle);
        }
        return OptionalDouble.of(above / below / mean);
    }
}
