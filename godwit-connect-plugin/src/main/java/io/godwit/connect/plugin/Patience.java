package io.godwit.connect.plugin;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long something may fail again and again before it counts as failed. For one thread. */
final class Patience {
    private static final long UNBROKEN = Long.MIN_VALUE;

    private final long limitNanos;
    private final LongSupplier nanoTime;
    private long firstFailureNanos = UNBROKEN;

    Patience(Duration limit, LongSupplier nanoTime) {
        this.limitNanos = limit.toNanos();
        this.nanoTime = nanoTime;
    }

    /** It went well. */
    void restore() {
        firstFailureNanos = UNBROKEN;
    }

    /** It failed: whether it has done so for too long. */
    boolean isOver() {
        long now = nanoTime.getAsLong();
        if (firstFailureNanos == UNBROKEN) {
            firstFailureNanos = now;
        }
        return now - firstFailureNanos >= limitNanos;
    }
}
