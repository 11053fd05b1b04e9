package io.godwit.migration.rehearsal;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What is asked of a rehearsal.
 *
 * @param bytesPerSecond for all topics together; empty = as measured on the real ones
 * @param maxBytesPerSecond never more than that
 * @param trafficFor how long the applications run between two steps
 * @param measureOver how far back the real traffic is looked at
 * @param readyWithin how long the shadow wave may take to become ready
 */
public record RehearsalRequest(
        OptionalLong bytesPerSecond,
        long maxBytesPerSecond,
        Duration trafficFor,
        Duration measureOver,
        Duration readyWithin) {
    public static final long DEFAULT_MAX_BYTES = 5L << 20;
    public static final Duration DEFAULT_TRAFFIC = Duration.ofSeconds(20);
    public static final Duration DEFAULT_MEASURE = Duration.ofMinutes(10);
    public static final Duration DEFAULT_READY = Duration.ofMinutes(5);

    public RehearsalRequest {
        if (maxBytesPerSecond < 1 || trafficFor.isNegative() || trafficFor.isZero()) {
            throw new IllegalArgumentException("rates and times are above 0");
        }
    }
}
