package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/** A record as a consumer sees it, for comparisons. */
record TestRecord(
        long offset, long timestampMs, @Nullable ByteBuffer key, @Nullable ByteBuffer value, List<Header> headers) {

    static TestRecord of(long offset, long timestampMs, String value) {
        return new TestRecord(offset, timestampMs, null, bytes(value), List.of());
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    TestRecord at(long otherOffset) {
        return new TestRecord(otherOffset, timestampMs, key, value, headers);
    }

    TestRecord timed(long otherTimestampMs) {
        return new TestRecord(offset, otherTimestampMs, key, value, headers);
    }

    TestRecord withoutHeaders() {
        return new TestRecord(offset, timestampMs, key, value, List.of());
    }

    /** As our code reads them. */
    static List<TestRecord> in(RecordBatch batch) {
        List<TestRecord> records = new ArrayList<>();
        batch.forEachRecord((offset, timestampMs, content) -> records.add(
                new TestRecord(offset, timestampMs, content.key(), content.value(), headers(content.headers()))));
        return records;
    }

    static List<TestRecord> inAll(List<Rewritten> pieces) {
        return pieces.stream().flatMap(piece -> in(piece.batch()).stream()).toList();
    }

    /** As Kafka's own classes read them, which check the batch first. */
    static List<TestRecord> byKafka(ByteBuffer batches) {
        List<TestRecord> records = new ArrayList<>();
        for (var batch : MemoryRecords.readableRecords(batches).batches()) {
            batch.ensureValid();
            for (var record : batch) {
                record.ensureValid();
                records.add(new TestRecord(
                        record.offset(), record.timestamp(), record.key(), record.value(), List.of(record.headers())));
            }
        }
        return records;
    }

    private static List<Header> headers(ByteBuffer raw) {
        List<Header> headers = new ArrayList<>();
        int count = ByteUtils.readVarint(raw);
        for (int i = 0; i < count; i++) {
            byte[] key = new byte[ByteUtils.readVarint(raw)];
            raw.get(key);
            int size = ByteUtils.readVarint(raw);
            byte @Nullable [] value = size < 0 ? null : new byte[size];
            if (value != null) {
                raw.get(value);
            }
            headers.add(new RecordHeader(new String(key, StandardCharsets.UTF_8), value));
        }
        assertNothingLeft(raw);
        return headers;
    }

    private static void assertNothingLeft(ByteBuffer raw) {
        if (raw.hasRemaining()) {
            throw new AssertionError(raw.remaining() + " bytes behind the headers");
        }
    }
}
