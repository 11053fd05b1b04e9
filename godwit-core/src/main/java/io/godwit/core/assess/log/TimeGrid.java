package io.godwit.core.assess.log;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The hours that are looked at. The last one is in progress; what lies behind it is later than now, which only clocks that are
 * apart, or producers that invent timestamps, can bring about.
 *
 * @param start a full hour (UTC)
 * @param hours how many, the one in progress included
 * @param now when the logs were looked at
 */
public record TimeGrid(Instant start, int hours, Instant now) {
    /** Clocks of producers may be this far ahead of ours before it counts. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    public TimeGrid {
        if (hours < 1 || start.isAfter(now)) {
            throw new IllegalArgumentException("no hours between " + start + " and " + now);
        }
    }

    /**
     * The full hours of that history, and the hour in progress.
     *
     * @param history at least one hour; rounded up to hours
     */
    public static TimeGrid endingAt(Instant now, Duration history) {
        long full = Math.max(1, Math.floorDiv(history.toMillis() + 3_599_999, 3_600_000));
        Instant begin = now.truncatedTo(ChronoUnit.HOURS).minus(full, ChronoUnit.HOURS);
        return new TimeGrid(begin, Math.toIntExact(full) + 1, now);
    }

    /** When the hour begins; {@link #hours} is where the future begins. */
    public Instant boundary(int index) {
        return index == hours ? now.plus(CLOCK_TOLERANCE) : start.plus(index, ChronoUnit.HOURS);
    }

    /** How many seconds of that hour have passed. */
    public double seconds(int hour) {
        return Math.min(3_600, Duration.between(boundary(hour), now).toMillis() / 1_000.0);
    }
}
