package io.godwit.mirror.copy;

/**
 * When a partition may be given markers, and when they are believed. A broker appends a marker as often as it comes: unlike
 * batches they have no sequence. {@link Settling} keeps those of an earlier time away; two more precautions take its place.
 *
 * <ol>
 *   <li>Ours carry a higher coordinator epoch than all before them, so from the first of them on the broker refuses older ones.
 *   <li>After the first request, and after each with several markers, of which the broker tells the last one's fate only, the
 *       log's end must be as expected before anything follows.
 * </ol>
 */
final class Markers {
    private int epoch;
    private boolean areProven;
    private boolean isEndInDoubt;
    private boolean areUnderWay;

    void recovered(RecoveredLog log) {
        epoch = Math.max(
                        epoch,
                        log.ours().map(producer -> producer.coordinatorEpoch()).orElse(0))
                + 1;
        areProven = false;
        isEndInDoubt = false;
    }

    int epoch() {
        return epoch;
    }

    boolean areUnderWay() {
        return areUnderWay;
    }

    /** Whether nothing may follow before {@link #endIsAsExpected}. */
    boolean isEndInDoubt() {
        return isEndInDoubt;
    }

    void sent() {
        areUnderWay = true;
    }

    void failed() {
        areUnderWay = false;
    }

    /** Whether they can be believed without a look at the log's end. */
    boolean written(long count) {
        areUnderWay = false;
        isEndInDoubt = count > 1 || !areProven;
        return !isEndInDoubt;
    }

    void endIsAsExpected() {
        areProven = true;
        isEndInDoubt = false;
    }
}
