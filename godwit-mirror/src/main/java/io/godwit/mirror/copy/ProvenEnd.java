package io.godwit.mirror.copy;

/**
 * How far the target's log is known to hold our own copy and nothing else, and whether another end of it can be our own doing,
 * too.
 *
 * <p>Sequences count our records and the log counts offsets, so our batches move both by the same number, forth when an answer
 * was lost and back when the log was truncated. Only markers move the log alone, and how many of them may be under way is known.
 * Whatever else moved the log was somebody else.
 */
final class ProvenEnd {
    private static final long SEQUENCES = 1L << 31;

    private boolean isKnown;
    private long offset;
    private int nextSequence;
    private long markersInDoubt;

    void forget() {
        isKnown = false;
    }

    /** All below this offset is the copy, and our next record after it has or had this sequence. */
    void at(long newOffset, int newNextSequence) {
        isKnown = true;
        offset = newOffset;
        nextSequence = newNextSequence;
        markersInDoubt = 0;
    }

    /** So many markers are on their way: some, all or none of them may be in the log from now on. */
    void markersMayFollow(long count) {
        markersInDoubt += count;
    }

    /** All markers that were on their way are in the log; returns how many. */
    long markersFollowed() {
        long count = markersInDoubt;
        offset += count;
        markersInDoubt = 0;
        return count;
    }

    /** None of the markers will ever be in the log. */
    void markersRefused() {
        markersInDoubt = 0;
    }

    boolean explains(RecoveredLog log) {
        long moved = log.logEnd() - offset;
        if (!isKnown || Math.abs(moved) >= SEQUENCES) {
            return false;
        }
        if (log.lastSequence() == Sequences.NONE) {
            // No batch since the broker forgot the producer.
            return moved >= 0 && moved <= markersInDoubt;
        }
        long records = (long) Sequences.following(log.lastSequence()) - nextSequence;
        return Math.floorMod(moved - records, SEQUENCES) <= markersInDoubt;
    }
}
