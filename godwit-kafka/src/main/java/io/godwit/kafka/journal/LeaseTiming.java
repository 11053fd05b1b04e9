package io.godwit.kafka.journal;

import java.time.Duration;

/**
 * How a lease is kept.
 *
 * @param heartbeat how often the holder renews it
 * @param overdue how long the holder itself trusts its last heartbeat; shorter than the expiry, so that it stops before
 *     another process may start
 * @param expiry how old the last heartbeat must be, by the target's clock, before another process may take the lease
 */
public record LeaseTiming(Duration heartbeat, Duration overdue, Duration expiry) {
    public LeaseTiming {
        if (heartbeat.compareTo(overdue) >= 0 || overdue.compareTo(expiry) >= 0) {
            throw new IllegalArgumentException("heartbeat < overdue < expiry does not hold");
        }
    }

    public static LeaseTiming standard() {
        return new LeaseTiming(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(15));
    }
}
