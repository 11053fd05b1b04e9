package io.godwit.mirror.copy;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a partition may be given markers, and when they are believed. A broker appends a marker as often as it comes: unlike
 * batches they have no sequence, so three precautions take its place.
 *
 * <ol>
 *   <li>Requests of a former owner, or of ours whose answer was lost, get time to land: no marker goes out before the log was
 *       looked at again a while after the recovery and ends where it should.
 *   <li>Ours carry a higher coordinator epoch than all before them, so from the first of them on the broker refuses older ones.
 *   <li>After the first request, and after each with several markers, of which the broker tells the last one's fate only, the
 *       log's end must be as expected before anything follows.
 * </ol>
 */
final class Markers {
    static final Duration SETTLING = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private int epoch;
    private long recoveredNanos;
    private boolean isSettled;
    private boolean areProven;
    private boolean isEndInDoubt;
    private boolean underWay;

    Markers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void recovered(RecoveredLog log) {
        epoch = Math.max(
                        epoch,
                        log.ours().map(producer -> producer.coordinatorEpoch()).orElse(0))
                + 1;
        recoveredNanos = nanoTime.getAsLong();
        areProven = false;
        isEndInDoubt = false;
    }

    int epoch() {
        return epoch;
    }

    boolean areUnderWay() {
        return underWay;
    }

    /** Whether nothing may follow before {@link #endIsAsExpected}. */
    boolean isEndInDoubt() {
        return isEndInDoubt;
    }

    /** Whether markers may be sent now; asked when they are wanted. */
    boolean maySend() {
        if (!isSettled && nanoTime.getAsLong() - recoveredNanos >= SETTLING.toNanos()) {
            isEndInDoubt = true;
        }
        return isSettled && !isEndInDoubt && !underWay;
    }

    boolean isSettling() {
        return !isSettled && !isEndInDoubt;
    }

    void sent() {
        underWay = true;
    }

    /** Whether they can be believed without a look at the log's end. */
    boolean written(long count) {
        underWay = false;
        isEndInDoubt = count > 1 || !areProven;
        return !isEndInDoubt;
    }

    /** Some of them may still land. */
    void lost() {
        underWay = false;
        isSettled = false;
    }

    void endIsAsExpected() {
        areProven |= isSettled;
        isSettled = true;
        isEndInDoubt = false;
    }
}
