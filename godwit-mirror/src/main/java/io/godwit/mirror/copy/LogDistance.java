package io.godwit.mirror.copy;

import java.util.OptionalLong;

/**
 * How far the copy of a partition is from the end of the source's log, and how long what comes next will still be there. Bytes
 * are estimated by the mean size of an offset so far. Owned by the source loop.
 */
final class LogDistance {
    /** Nearer than this is a tail. */
    private static final long NEAR_BYTES = 256 << 10;

    /** A tail that falls back further than this is none any more; the space between keeps it from flickering. */
    private static final long FAR_BYTES = 1 << 20;

    private long position = -1;
    private long end = -1;
    private long bytes;
    private long offsets;
    private long lastTimestampMs = -1;
    private long firstEnd = -1;
    private long firstEndAtMs;
    private long endAtMs;
    private boolean isNear = true;

    /** The copy goes on from here. What is not known to be far counts as near: the first answer tells. */
    void start(long newPosition) {
        position = newPosition;
        lastTimestampMs = -1;
        isNear = true;
    }

    /** The source said where its committed records end. */
    void heard(long committedEnd, long nowMs) {
        if (committedEnd < 0) {
            return;
        }
        end = committedEnd;
        endAtMs = nowMs;
        if (firstEnd < 0) {
            firstEnd = committedEnd;
            firstEndAtMs = nowMs;
        }
        judge();
    }

    /** @param timestampMs of the last of these records, -1 if there were none */
    void moved(long newPosition, long movedBytes, long timestampMs) {
        offsets += Math.max(0, newPosition - position);
        bytes += movedBytes;
        position = newPosition;
        lastTimestampMs = timestampMs < 0 ? lastTimestampMs : timestampMs;
        judge();
    }

    private void judge() {
        long left = remainingOffsets();
        if (left == 0) {
            isNear = true;
        } else if (offsets == 0) {
            isNear = false;
        } else {
            isNear = remainingBytes() <= (isNear ? FAR_BYTES : NEAR_BYTES);
        }
    }

    private long remainingOffsets() {
        return end < 0 || position < 0 ? 0 : Math.max(0, end - position);
    }

    /** Whether it is a tail: what is missing is little. */
    boolean isNear() {
        return isNear;
    }

    /** Whether nothing was read of it yet, so that all but its end is unknown. */
    boolean isUnread() {
        return offsets == 0;
    }

    long remainingBytes() {
        return offsets == 0 ? Long.MAX_VALUE : (long) ((double) remainingOffsets() * bytes / offsets);
    }

    /**
     * When the source may delete the next record at the earliest, as far as can be told; empty = never. Of a log that was not
     * read yet that is at any moment: one look tells more.
     */
    OptionalLong deletedAtMs(TopicPace pace) {
        OptionalLong byAge = pace.retentionMs().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        lastTimestampMs < 0
                                ? 0
                                : lastTimestampMs + pace.retentionMs().getAsLong());
        OptionalLong bySize = pace.retentionBytes().isEmpty()
                ? OptionalLong.empty()
                : bySize(pace.retentionBytes().getAsLong());
        if (byAge.isEmpty() || bySize.isEmpty()) {
            return byAge.isPresent() ? byAge : bySize;
        }
        return OptionalLong.of(Math.min(byAge.getAsLong(), bySize.getAsLong()));
    }

    /** When so much is behind the next record that it goes over the limit, if the log grows on as it did so far. */
    private OptionalLong bySize(long limitBytes) {
        if (offsets == 0) {
            return OptionalLong.of(0);
        }
        double room = limitBytes - (double) remainingBytes();
        double seconds = (endAtMs - firstEndAtMs) / 1000.0;
        double growth = seconds <= 0 ? 0 : (end - firstEnd) * ((double) bytes / offsets) / seconds;
        if (room <= 0) {
            return OptionalLong.of(endAtMs);
        }
        return growth <= 0 ? OptionalLong.empty() : OptionalLong.of(endAtMs + (long) (room / growth * 1000));
    }
}
