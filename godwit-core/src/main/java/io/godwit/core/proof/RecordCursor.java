package io.godwit.core.proof;

import org.jspecify.annotations.Nullable;

/** The committed records of a range of one partition, in order. */
public interface RecordCursor {
    /**
     * The next record, or null at the end of the range. Waits for the cluster no longer than the client's timeout. The
     * record's buffers may be shared with others of the same fetch: keep none for long.
     */
    @Nullable
    LogRecord next();

    /**
     * The batch that holds the next records, if it lies whole in the range and none of its records was returned yet; null if
     * not, or if this cursor knows only records. It is valid until the cursor moves.
     */
    default @Nullable PackedBatch batch() {
        return null;
    }

    /** Moves behind the batch that {@link #batch} returned. */
    default void skipBatch() {
        throw new IllegalStateException("this cursor knows only records");
    }

    /**
     * Reads a range of the same partition once more, beside this cursor, which stays where it is. Ends the one that the
     * former call returned. Only a cursor that returns batches needs it.
     */
    default RecordCursor again(long from, long rangeEnd) {
        throw new IllegalStateException("this cursor knows only records");
    }

    /** Moves the end of the range further out; a cursor that was at its end goes on. */
    void extendTo(long end);

    /** The offset up to which all records were returned: that after the last record, or after the holes that follow it. */
    long position();

    /** Records below this offset were removed by retention before they could be read here; 0 if that never happened. */
    long expiredBelow();

    /** Keys and values returned so far, uncompressed; batches are not in it. */
    long bytes();
}
