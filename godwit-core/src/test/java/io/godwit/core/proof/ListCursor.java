package io.godwit.core.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records from a list. */
final class ListCursor implements RecordCursor {
    private final List<? extends LogRecord> records;
    private final long expiredBelow;
    private long end;
    private int next;

    ListCursor(List<? extends LogRecord> records) {
        this(records, Long.MAX_VALUE, 0);
    }

    ListCursor(List<? extends LogRecord> records, long end, long expiredBelow) {
        this.records = records;
        this.end = end;
        this.expiredBelow = expiredBelow;
    }

    @Override
    public @Nullable LogRecord next() {
        return next < records.size() && records.get(next).offset() < end ? records.get(next++) : null;
    }

    @Override
    public void extendTo(long newEnd) {
        end = newEnd;
    }

    @Override
    public long position() {
        if (next < records.size()) {
            return Math.min(end, records.get(next).offset());
        }
        return end < Long.MAX_VALUE || records.isEmpty()
                ? Math.max(0, end == Long.MAX_VALUE ? 0 : end)
                : records.get(records.size() - 1).offset() + 1;
    }

    @Override
    public long expiredBelow() {
        return expiredBelow;
    }

    @Override
    public long bytes() {
        return 0;
    }
}
