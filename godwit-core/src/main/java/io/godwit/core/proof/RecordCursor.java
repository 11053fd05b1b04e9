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

    /** Moves the end of the range further out; a cursor that was at its end goes on. */
    void extendTo(long end);

    /** The offset up to which all records were returned: that after the last record, or after the holes that follow it. */
    long position();

    /** Records below this offset were removed by retention before they could be read here; 0 if that never happened. */
    long expiredBelow();

    /** Keys, values and headers returned so far, uncompressed. */
    long bytes();
}
