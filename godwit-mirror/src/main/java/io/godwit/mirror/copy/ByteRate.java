package io.godwit.mirror.copy;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lets bytes pass at a given rate. What was read cannot be un-read, so the next read waits until the last one is paid for.
 * For one thread.
 *
 * <p>Invariant: {@code debtBytes} is what passed and is not paid for at {@code settledAtNanos}; below 0 it is a credit, never
 * more than {@link #BURST_SECONDS} of the rate, so that an idle hour does not buy a flood.
 */
final class ByteRate {
    private static final double BURST_SECONDS = 0.1;

    /** No single request costs more time than this, so that nobody waits long behind it. */
    private static final double PORTION_SECONDS = 0.25;

    /** Who may pass while there is a debt. */
    enum Precedence {
        /** A tail has little to read and does not wait for a backlog; it pays all the same. */
        TAIL(0.5),
        BACKLOG(0);

        private final double debtSeconds;

        Precedence(double debtSeconds) {
            this.debtSeconds = debtSeconds;
        }
    }

    private final LongSupplier nanoTime;
    private OptionalLong bytesPerSecond = OptionalLong.empty();
    private double debtBytes;
    private long settledAtNanos;

    ByteRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.settledAtNanos = nanoTime.getAsLong();
    }

    /** From now on; empty = as fast as it goes. */
    void limit(OptionalLong newBytesPerSecond) {
        if (newBytesPerSecond.equals(bytesPerSecond)) {
            return;
        }
        settle();
        bytesPerSecond = newBytesPerSecond;
        if (bytesPerSecond.isEmpty()) {
            debtBytes = 0;
        }
    }

    void passed(long bytes) {
        settle();
        if (bytesPerSecond.isPresent()) {
            debtBytes += bytes;
        }
    }

    /** How long to wait before the next read, in ms; 0 = not at all. */
    long waitMs(Precedence precedence) {
        settle();
        if (bytesPerSecond.isEmpty()) {
            return 0;
        }
        double seconds = debtBytes / bytesPerSecond.getAsLong() - precedence.debtSeconds;
        return seconds <= 0 ? 0 : Math.max(1, (long) Math.ceil(seconds * 1000));
    }

    /** How many bytes one read should ask for at most, so that a slow rate is not paid in one long pause. */
    long portionBytes(long wantedBytes) {
        return bytesPerSecond.isEmpty()
                ? wantedBytes
                : Math.max(1, Math.min(wantedBytes, (long) (bytesPerSecond.getAsLong() * PORTION_SECONDS)));
    }

    private void settle() {
        long now = nanoTime.getAsLong();
        double seconds = (now - settledAtNanos) / 1e9;
        settledAtNanos = now;
        if (bytesPerSecond.isPresent()) {
            double rate = bytesPerSecond.getAsLong();
            debtBytes = Math.max(-rate * BURST_SECONDS, debtBytes - seconds * rate);
        }
    }
}
