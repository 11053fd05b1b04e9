package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Record;
import org.jspecify.annotations.Nullable;

/**
 * The records of a batch of version 0 or 1, framed as v2 records, so that one cursor reads everything. Kafka's own classes
 * decode them: brokers before 0.11 are rare, and their format has many special cases.
 */
final class LegacyRecords {
    private static final int NULL_SIZE = -1;
    private static final int NO_HEADERS = 0;

    private final RecordBatch batch;
    private final FramedRecords frames = new FramedRecords();
    private long firstOffset;
    private long firstTimestampMs;
    private long lastOffset;
    private int count;

    private LegacyRecords(RecordBatch batch) {
        this.batch = batch;
    }

    static LegacyRecords read(RecordBatch batch) {
        LegacyRecords records = new LegacyRecords(batch);
        try {
            records.readAll();
            return records;
        } catch (CorruptBatchException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CorruptBatchException("its records can't be read", batch.headerOffset(), e);
        }
    }

    RecordCursor cursor() {
        return new RecordCursor(
                frames.bytes(),
                new RecordCursor.Span(
                        0, frames.size(), count, firstOffset, lastOffsetDelta(), firstTimestampMs, false));
    }

    long firstOffset() {
        return firstOffset;
    }

    int lastOffsetDelta() {
        return (int) (lastOffset - firstOffset);
    }

    int count() {
        return count;
    }

    private void readAll() {
        for (var wrapper : MemoryRecords.readableRecords(batch.buffer()).batches()) {
            wrapper.ensureValid();
            for (Record record : wrapper) {
                record.ensureValid();
                add(record);
            }
        }
        // The cleaner may have removed the last ones, so that the wrapper's offset is above theirs; never below.
        if (lastOffset > batch.headerOffset()) {
            throw new CorruptBatchException("an inner offset of " + lastOffset, batch.headerOffset());
        }
    }

    private void add(Record record) {
        if (count == 0) {
            firstOffset = record.offset();
            firstTimestampMs = record.timestamp();
        }
        long delta = record.offset() - firstOffset;
        if (delta < 0 || delta > Integer.MAX_VALUE) {
            throw new CorruptBatchException("an inner offset of " + record.offset(), batch.headerOffset());
        }
        byte[] content = content(record.key(), record.value());
        frames.add((int) delta, record.timestamp() - firstTimestampMs, content, 0, content.length);
        lastOffset = record.offset();
        count++;
    }

    private static byte[] content(@Nullable ByteBuffer key, @Nullable ByteBuffer value) {
        int size = sizeOf(key) + sizeOf(value) + Varints.size(NO_HEADERS);
        byte[] content = new byte[size];
        int next = write(key, content, 0);
        next = write(value, content, next);
        Varints.write(NO_HEADERS, content, next);
        return content;
    }

    private static int sizeOf(@Nullable ByteBuffer field) {
        return field == null ? Varints.size(NULL_SIZE) : Varints.size(field.remaining()) + field.remaining();
    }

    private static int write(@Nullable ByteBuffer field, byte[] content, int position) {
        if (field == null) {
            return Varints.write(NULL_SIZE, content, position);
        }
        int size = field.remaining();
        int next = Varints.write(size, content, position);
        field.get(content, next, size);
        return next + size;
    }
}
