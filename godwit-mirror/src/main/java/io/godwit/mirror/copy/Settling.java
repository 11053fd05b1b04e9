package io.godwit.mirror.copy;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Gives requests time to land that nobody awaits any more: those of an owner that was killed, and ours whose connection was
 * lost. Brokers refuse most of them, but not markers, which have no sequence, and not batches of a producer that they forgot.
 * So where to go on is believed only when the log's end has not moved for a while.
 *
 * <p>That is also the time in which an owner that stood still has to notice it. After {@link #STANDSTILL}, which is shorter,
 * the wire sends nothing any more that was decided before, and {@link TargetLoop} asks the log again.
 */
final class Settling {
    static final Duration DURATION = Duration.ofSeconds(2);
    static final Duration STANDSTILL = Duration.ofMillis(1_500);

    private final LongSupplier nanoTime;
    private boolean isDone;
    private boolean mayBeSkipped = true;
    private OptionalLong end = OptionalLong.empty();
    private long sinceNanos;

    Settling(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Something may be on its way from now on that nobody awaits. */
    void begin() {
        isDone = false;
        mayBeSkipped = false;
        end = OptionalLong.empty();
    }

    /** Whether the log may be gone on with; if not, it has to be looked at again. */
    boolean isOver(RecoveredLog log) {
        if (end.isPresent() && end.getAsLong() == log.logEnd()) {
            isDone |= remainingNanos() <= 0;
        } else {
            end = OptionalLong.of(log.logEnd());
            sinceNanos = nanoTime.getAsLong();
        }
        return isDone || (mayBeSkipped && isNew(log));
    }

    /** What lands in an empty partition makes the broker know the producer, and refuse what does not follow. */
    private static boolean isNew(RecoveredLog log) {
        return log.logEnd() == 0 && log.ours().isEmpty();
    }

    /** Whether markers may be sent; if not, from now on an empty log has to settle, too. */
    boolean isOverForMarkers() {
        mayBeSkipped = false;
        return isDone;
    }

    long remainingNanos() {
        return sinceNanos + DURATION.toNanos() - nanoTime.getAsLong();
    }
}
