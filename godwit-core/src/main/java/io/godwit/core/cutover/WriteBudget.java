package io.godwit.core.cutover;

import java.time.Duration;
import java.time.Instant;

/** How long producers may stand still: the clock runs from the begin of their stop, through kills and new runs too. */
public record WriteBudget(Instant pausedAt, Duration limit) {
    public Duration spent(Instant now) {
        return Duration.between(pausedAt, now);
    }

    /** Never negative. */
    public Duration left(Instant now) {
        Duration left = limit.minus(spent(now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean isSpent(Instant now) {
        return left(now).isZero();
    }

    /** The shorter of a step's own limit and what is left of the budget. */
    public Duration within(Duration stepLimit, Instant now) {
        Duration left = left(now);
        return stepLimit.compareTo(left) < 0 ? stepLimit : left;
    }
}
