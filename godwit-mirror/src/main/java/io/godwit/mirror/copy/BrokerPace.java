package io.godwit.mirror.copy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How fast one broker is given work, by what it says to it. For one thread. */
final class BrokerPace {
    private final RateControl control;
    private final ByteRate rate;

    BrokerPace(Duration latencyLimit, LongSupplier nanoTime) {
        this.control = new RateControl(latencyLimit, nanoTime);
        this.rate = new ByteRate(nanoTime);
    }

    RateControl control() {
        return control;
    }

    void passed(long bytes) {
        control.passed(bytes);
        rate.passed(bytes);
    }

    /** How long the next request has to wait, in ms. */
    long waitMs(ByteRate.Precedence precedence) {
        rate.limit(control.bytesPerSecond());
        return rate.waitMs(precedence);
    }

    /** The most that one request should carry. */
    long portionBytes(long wantedBytes) {
        return rate.portionBytes(wantedBytes);
    }

    /** That it is held back, and why; empty = it is not. */
    Optional<HeldBack> heldBack(String cluster, int broker) {
        rate.limit(control.bytesPerSecond());
        return control.reason().map(reason -> new HeldBack(cluster, broker, control.passingBytesPerSecond(), reason));
    }
}
