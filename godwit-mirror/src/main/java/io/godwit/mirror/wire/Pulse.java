package io.godwit.mirror.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that the thread which drives a wire stood still: its process was suspended, or collected garbage, while another one may
 * have taken over. What it decided before must not be written after that, not even the rest of a request whose beginning was, so
 * the time is looked at right before each write to a socket.
 *
 * <p>Used by that thread alone.
 */
final class Pulse {
    private final Duration limit;
    private final LongSupplier nanoTime;
    private long lastBeatNanos;
    private int standstills;

    /** @param limit between two beats; more is a standstill */
    Pulse(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.lastBeatNanos = nanoTime.getAsLong();
    }

    /** A turn of the thread begins; returns whether it stood still since the last one began. */
    boolean beat() {
        boolean stoodStill = isStandingStill();
        if (stoodStill) {
            standstills++;
        }
        lastBeatNanos = nanoTime.getAsLong();
        return stoodStill;
    }

    int standstills() {
        return standstills;
    }

    /**
     * @param standstillsThen how many there had been when what is to be written was decided
     * @throws IOException if there was one since then
     */
    void requireNoneSince(int standstillsThen) throws IOException {
        if (standstills != standstillsThen || isStandingStill()) {
            throw new IOException("this process stood still for more than " + limit.toMillis()
                    + " ms; what it was about to send may be overtaken");
        }
    }

    private boolean isStandingStill() {
        return nanoTime.getAsLong() - lastBeatNanos > limit.toNanos();
    }
}
