package io.godwit.core.proof;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The traces of the last matched records, to tell a record that comes again from one that never was.
 *
 * <p>Records of equal batches were matched without being read: their places stay unread until a trace is looked up, which
 * happens only where the target has a record too many. Then they are read once more, each at most once.
 */
final class RecentRecords {
    /** Reads a range of the source once more. */
    @FunctionalInterface
    interface Rereading {
        RecordCursor again(long from, long end);
    }

    /** Matched records with consecutive places and offsets whose traces are not known. */
    private record Unread(long place, long sourceOffset, long records) {
        boolean isContinuedBy(long nextPlace, long nextOffset) {
            return place + records == nextPlace && sourceOffset + records == nextOffset;
        }

        Unread longer(long more) {
            return new Unread(place, sourceOffset, records + more);
        }
    }

    private final long[] traces;
    private final Rereading source;
    private final Deque<Unread> unread = new ArrayDeque<>();
    private long count;

    RecentRecords(int capacity, Rereading source) {
        this.traces = new long[Integer.highestOneBit(Math.max(2, capacity))];
        this.source = source;
    }

    void add(long trace) {
        traces[slot(count++)] = trace;
    }

    /** The next records, which were matched unread. */
    void addUnread(long sourceOffset, int records) {
        Unread last = unread.peekLast();
        if (last != null && last.isContinuedBy(count, sourceOffset)) {
            unread.removeLast();
            unread.add(last.longer(records));
        } else {
            unread.add(new Unread(count, sourceOffset, records));
        }
        count += records;
        while (!unread.isEmpty() && unread.peek().place() + unread.peek().records() <= oldestPlace()) {
            unread.remove();
        }
    }

    /** Scans all of them: a record is looked up only where source and target differ. */
    boolean contains(long trace) {
        unread.forEach(this::read);
        unread.clear();
        int filled = (int) Math.min(count, traces.length);
        for (int i = 0; i < filled; i++) {
            if (traces[i] == trace) {
                return true;
            }
        }
        return false;
    }

    private void read(Unread range) {
        long skipped = Math.max(0, oldestPlace() - range.place());
        long end = range.sourceOffset() + range.records();
        if (skipped >= range.records()) {
            return;
        }
        // What retention has removed since can't be told from what never was.
        for (long place = range.place() + skipped; place < range.place() + range.records(); place++) {
            traces[slot(place)] = 0;
        }
        RecordCursor cursor = source.again(range.sourceOffset() + skipped, end);
        LogRecord record = cursor.next();
        while (record != null) {
            traces[slot(range.place() + record.offset() - range.sourceOffset())] = RecordTrace.of(record);
            record = cursor.next();
        }
    }

    private long oldestPlace() {
        return Math.max(0, count - traces.length);
    }

    private int slot(long place) {
        return (int) (place & (traces.length - 1));
    }
}
