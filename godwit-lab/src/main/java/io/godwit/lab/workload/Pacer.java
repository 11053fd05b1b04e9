package io.godwit.lab.workload;

import java.util.function.LongSupplier;

/** Tells how many messages are due at a rate that may change at any time. One thread uses it. */
final class Pacer {
    /** After a standstill the backlog is not made up for beyond this, so that a pause is not followed by a flood. */
    private static final double MOST_DUE_SECONDS = 1.0;

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;
    private long lastNanos;
    /** The first message is due at once. */
    private double due = 1;

    Pacer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    int due(double perSecond) {
        long now = nanoTime.getAsLong();
        due += perSecond * (now - lastNanos) / NANOS_PER_SECOND;
        due = Math.min(due, Math.max(1, perSecond * MOST_DUE_SECONDS));
        lastNanos = now;
        int whole = (int) due;
        due -= whole;
        return whole;
    }
}
