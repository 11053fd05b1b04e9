package io.godwit.lab;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, looking often, for a bounded time. */
public final class Patience {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Patience() {}

    /**
     * Returns once the condition holds.
     *
     * @throws LabException with the complaint, if it does not hold in time
     */
    public static void await(Duration timeout, BooleanSupplier condition, Supplier<String> complaint) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new LabException("not within " + timeout.toSeconds() + " s: " + complaint.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while waiting", e);
        }
    }
}
