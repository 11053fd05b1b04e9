package io.godwit.core.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fingerprints of the records ahead of the comparison on one side; empty as long as both sides are equal. */
final class LookAhead {
    private final RecordCursor cursor;
    private final Fingerprinter fingerprinter;
    private final java.util.ArrayList<Fingerprint> buffer = new java.util.ArrayList<>();
    private int head;

    LookAhead(RecordCursor cursor, Fingerprinter fingerprinter) {
        this.cursor = cursor;
        this.fingerprinter = fingerprinter;
    }

    /** The next record itself. Only while nothing is buffered. */
    @Nullable
    LogRecord nextRecord() {
        return cursor.next();
    }

    boolean isEmpty() {
        return head == buffer.size();
    }

    int size() {
        return buffer.size() - head;
    }

    void buffer(LogRecord record) {
        buffer.add(fingerprinter.of(record));
    }

    /** Buffers up to {@code count} records; false when the range ended before. */
    boolean fill(int count) {
        while (size() < count) {
            LogRecord record = cursor.next();
            if (record == null) {
                return false;
            }
            buffer(record);
        }
        return true;
    }

    Fingerprint first() {
        return buffer.get(head);
    }

    /** The buffered fingerprints in order. A view, valid until the next change. */
    List<Fingerprint> view(int count) {
        return buffer.subList(head, Math.min(buffer.size(), head + count));
    }

    /** Forgets the first of them; the list is compacted only now and then, so that this is cheap. */
    void drop(int count) {
        head += count;
        if (head == buffer.size()) {
            buffer.clear();
            head = 0;
        } else if (head > 1024 && head > buffer.size() / 2) {
            buffer.subList(0, head).clear();
            head = 0;
        }
    }
}
