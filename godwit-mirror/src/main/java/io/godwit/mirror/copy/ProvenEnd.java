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
    private int lastSequence = Sequences.NONE;
    private long markersInDoubt;

    void forget() {
        isKnown = false;
    }

    /** All below this offset is the copy, and our last record in it has this sequence. */
    void at(long newOffset, int newLastSequence) {
        isKnown = true;
        offset = newOffset;
        lastSequence = newLastSequence;
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
        if (!isKnown) {
            return false;
        }
        if (log.logEnd() == offset && log.lastSequence() == Sequences.NONE) {
            // Nothing happened for so long that the broker forgot the producer.
            return true;
        }
        long moved = log.logEnd() - offset;
        long records = (long) Sequences.following(log.lastSequence()) - Sequences.following(lastSequence);
        return Math.abs(moved) < SEQUENCES && Math.floorMod(moved - records, SEQUENCES) <= markersInDoubt;
    }
}
