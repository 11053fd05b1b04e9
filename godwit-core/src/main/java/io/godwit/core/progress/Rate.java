package io.godwit.core.progress;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A rate per second, smoothed over about half a minute: an exponentially weighted mean whose weights follow the time that
 * passed, so that it does not matter how often it is fed. Mutable, for one thread.
 */
public final class Rate {
    private static final double TIME_CONSTANT_SECONDS = 15;

    private double perSecond;
    private boolean fed;

    /** So much happened in that time; a time of zero is ignored. */
    public void add(double amount, Duration during) {
        double seconds = during.toNanos() / 1e9;
        if (seconds <= 0) {
            return;
        }
        double now = amount / seconds;
        double weight = fed ? 1 - Math.exp(-seconds / TIME_CONSTANT_SECONDS) : 1;
        perSecond += weight * (now - perSecond);
        fed = true;
    }

    /** Empty before anything was measured. */
    public OptionalDouble perSecond() {
        return fed ? OptionalDouble.of(perSecond) : OptionalDouble.empty();
    }
}
