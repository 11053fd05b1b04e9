package io.godwit.mirror.copy;

import io.godwit.mirror.batch.RecordBatch;

/**
 * What the source loop hands to the target loop, in the order of the source's offsets and without a hole between two
 * pieces: every offset of the source belongs to exactly one piece.
 */
sealed interface Piece {
    long firstSourceOffset();

    long lastSourceOffset();

    /** The memory that the piece keeps occupied. */
    Lease lease();

    /** A batch without holes inside, ready to be stamped. */
    record Data(RecordBatch batch, long firstSourceOffset, long lastSourceOffset, CopyPath path, Lease lease)
            implements Piece {}

    /** Offsets under which the target has to show no record. */
    record Gap(long firstSourceOffset, long lastSourceOffset, GapKind kind) implements Piece {
        @Override
        public Lease lease() {
            return Lease.NONE;
        }

        long count() {
            return lastSourceOffset - firstSourceOffset + 1;
        }
    }

    /** Why there is no record under these offsets. */
    enum GapKind {
        /** The log of the source begins behind them. */
        LOG_START,
        /** Transaction markers, aborted records, or what compaction removed. */
        HOLE
    }
}
