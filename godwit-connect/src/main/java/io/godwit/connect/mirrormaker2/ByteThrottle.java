package io.godwit.connect.mirrormaker2;

import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets bytes pass at a given rate, for all tasks together. What was read cannot be un-read, so the caller waits until its
 * bytes are paid for; a change of the rate holds at once, also for those who wait.
 *
 * <p>Invariant: {@code debtBytes} is what passed and is not paid for at {@code settledAtNanos}; below 0 it is a credit, never
 * more than {@link #BURST_SECONDS} of the rate, so that an idle hour does not buy a flood.
 */
final class ByteThrottle {
    private static final double BURST_SECONDS = 0.1;
    private static final long LONGEST_NAP_MS = 100;

    private final LongSupplier nanoTime;
    private final LongConsumer napMillis;
    private OptionalLong bytesPerSecond = OptionalLong.empty();
    private boolean released;
    private double debtBytes;
    private long settledAtNanos;

    ByteThrottle(LongSupplier nanoTime, LongConsumer napMillis) {
        this.nanoTime = nanoTime;
        this.napMillis = napMillis;
        this.settledAtNanos = nanoTime.getAsLong();
    }

    /** From now on; empty = as fast as it goes. */
    synchronized void limit(OptionalLong newBytesPerSecond) {
        settle();
        bytesPerSecond = newBytesPerSecond;
    }

    /** Nobody waits any more: the engine ends. */
    synchronized void release() {
        released = true;
    }

    /** Returns when these bytes may pass, or when the thread is interrupted. */
    void take(long bytes) {
        owe(bytes);
        while (mustWait() && !Thread.currentThread().isInterrupted()) {
            napMillis.accept(LONGEST_NAP_MS);
        }
    }

    private synchronized void owe(long bytes) {
        settle();
        debtBytes += bytes;
    }

    private synchronized boolean mustWait() {
        settle();
        return !released && bytesPerSecond.isPresent() && debtBytes > 0;
    }

    /** Pays off what the time since the last look allows; a small credit is kept, a large one is not. */
    private void settle() {
        long now = nanoTime.getAsLong();
        double seconds = (now - settledAtNanos) / 1e9;
        settledAtNanos = now;
        if (bytesPerSecond.isEmpty()) {
            debtBytes = 0;
            return;
        }
        double credit = bytesPerSecond.getAsLong() * BURST_SECONDS;
        debtBytes = Math.max(-credit, debtBytes - seconds * bytesPerSecond.getAsLong());
    }
}
