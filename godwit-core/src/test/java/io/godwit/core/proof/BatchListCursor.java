package io.godwit.core.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records from a list that is cut into batches before each record whose timestamp is a multiple of a number. */
final class BatchListCursor implements RecordCursor {
    private final List<TestRecord> records;
    private final int cutEvery;
    private int next;
    private int single;
    private int reread;

    BatchListCursor(List<TestRecord> records, int cutEvery) {
        this.records = records;
        this.cutEvery = cutEvery;
    }

    /** How many records were asked for one by one. */
    int single() {
        return single;
    }

    /** How many times a range was read once more. */
    int reread() {
        return reread;
    }

    @Override
    public @Nullable PackedBatch batch() {
        int end = batchEnd();
        if (next == records.size() || (next > 0 && !begins(next)) || !isDense(end)) {
            return null;
        }
        TestRecord first = records.get(next);
        StringBuilder packed = new StringBuilder();
        for (TestRecord record : records.subList(next, end)) {
            packed.append(record.timestamp() - first.timestamp())
                    .append(record.keyText())
                    .append('|')
                    .append(record.valueText())
                    .append(record.headers());
        }
        ByteBuffer bytes = ByteBuffer.wrap(packed.toString().getBytes(StandardCharsets.UTF_8));
        return new PackedBatch(first.offset(), end - next, 0, first.timestamp(), first.timestamp(), bytes);
    }

    @Override
    public void skipBatch() {
        next = batchEnd();
    }

    private boolean begins(int index) {
        return records.get(index).timestamp() % cutEvery == 0;
    }

    private int batchEnd() {
        int end = Math.min(next + 1, records.size());
        while (end < records.size() && !begins(end)) {
            end++;
        }
        return end;
    }

    private boolean isDense(int end) {
        for (int i = next; i < end; i++) {
            TestRecord record = records.get(i);
            if (record.stampedByBroker() || record.offset() - records.get(next).offset() != i - next) {
                return false;
            }
        }
        return true;
    }

    @Override
    public RecordCursor again(long from, long end) {
        reread++;
        return new ListCursor(
                new ArrayList<>(records.stream()
                        .filter(record -> record.offset() >= from)
                        .toList()),
                end,
                0);
    }

    @Override
    public @Nullable LogRecord next() {
        if (next == records.size()) {
            return null;
        }
        single++;
        return records.get(next++);
    }

    @Override
    public void extendTo(long newEnd) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        if (next < records.size()) {
            return records.get(next).offset();
        }
        return records.isEmpty() ? 0 : records.get(records.size() - 1).offset() + 1;
    }

    @Override
    public long expiredBelow() {
        return 0;
    }

    @Override
    public long bytes() {
        return 0;
    }
}
