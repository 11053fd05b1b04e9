package io.godwit.connect.mirrormaker2;

import io.godwit.connect.mirrormaker2.CopyLedger.Read;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one partition: a base, up to which all is durable, and the reads after it in ascending order.
 *
 * <p>Invariant: offsets and totals of base and pending marks ascend. A task that starts again reads again what was not
 * durable; its reads replace the marks of the first time, so that nothing is counted twice.
 */
final class PartitionLedger {
    /** Above this, neighbours are joined: a stuck target cannot fill the memory. */
    private static final int MOST_MARKS = 512;

    private final Deque<Mark> pending = new ArrayDeque<>();
    private @Nullable Mark base;

    /** All that was read up to an offset. */
    private record Mark(long lastOffset, long nextOffset, long records, long bytes, long lastTimestampMs) {
        static Mark startingAt(long nextOffset) {
            return new Mark(-1, nextOffset, 0, 0, -1);
        }

        Mark plus(Read read) {
            return read.isEmpty()
                    ? new Mark(lastOffset, read.nextOffset(), records, bytes, lastTimestampMs)
                    : new Mark(
                            read.lastOffset(),
                            read.nextOffset(),
                            records + read.records(),
                            bytes + read.bytes(),
                            read.lastTimestampMs());
        }

        /** The part of the way from an earlier mark to this one that ends at an offset between both. */
        Mark upTo(Mark earlier, long offset) {
            double share = (double) (offset - earlier.nextOffset) / (nextOffset - earlier.nextOffset);
            return new Mark(
                    offset - 1,
                    offset,
                    earlier.records + Math.round((records - earlier.records) * share),
                    earlier.bytes + Math.round((bytes - earlier.bytes) * share),
                    lastTimestampMs);
        }
    }

    /** Nothing is known of what was copied before. */
    PartitionLedger() {}

    /** An earlier run made all durable up to this offset, or nothing if it is -1. */
    PartitionLedger(long committedOffset) {
        base = committedOffset < 0 ? null : Mark.startingAt(committedOffset + 1);
    }

    /** Takes note of a read; returns the offset that was expected, if the read begins at another. */
    synchronized Optional<Long> add(Read read) {
        long start = read.start();
        Mark origin = base == null ? Mark.startingAt(start) : base;
        base = origin;
        if (origin.nextOffset() > start) {
            // What is durable is never read again, unless the source itself went backwards.
            pending.clear();
            base = new Mark(-1, start, origin.records(), origin.bytes(), origin.lastTimestampMs());
            pending.addLast(base.plus(read));
            return Optional.of(origin.nextOffset());
        }
        Mark dropped = null;
        while (!pending.isEmpty() && pending.getLast().nextOffset() > start) {
            dropped = pending.removeLast();
        }
        Mark previous = pending.isEmpty() ? origin : pending.getLast();
        boolean readAgain = dropped != null;
        Mark from = dropped == null || start == previous.nextOffset() ? previous : dropped.upTo(previous, start);
        pending.addLast(from.plus(read));
        thin();
        boolean jumped = !readAgain && !read.isEmpty() && previous.nextOffset() < start;
        return jumped ? Optional.of(previous.nextOffset()) : Optional.empty();
    }

    /** The position when the last durable record has this offset. */
    synchronized PartitionPosition upTo(long committedOffset) {
        Mark reached = base;
        while (!pending.isEmpty() && isReached(pending.getFirst(), reached, committedOffset)) {
            reached = pending.removeFirst();
        }
        if (reached == null) {
            return new PartitionPosition(Math.max(0, committedOffset + 1), 0, 0, OptionalLong.empty());
        }
        base = reached;
        return new PartitionPosition(
                Math.max(committedOffset + 1, reached.nextOffset()),
                reached.records(),
                reached.bytes(),
                reached.lastTimestampMs() < 0 ? OptionalLong.empty() : OptionalLong.of(reached.lastTimestampMs()));
    }

    /** How many reads are remembered. */
    synchronized int marks() {
        return pending.size();
    }

    /** A read without records needs nothing durable: what it skipped was markers and aborted records. */
    private static boolean isReached(Mark mark, @Nullable Mark before, long committedOffset) {
        boolean nothingNew = before != null && mark.records() == before.records();
        return nothingNew || mark.lastOffset() <= committedOffset;
    }

    private void thin() {
        if (pending.size() <= MOST_MARKS) {
            return;
        }
        List<Mark> all = new ArrayList<>(pending);
        pending.clear();
        for (int i = 0; i < all.size(); i++) {
            if (i % 2 == 1 || i == all.size() - 1) {
                pending.addLast(all.get(i));
            }
        }
    }
}
