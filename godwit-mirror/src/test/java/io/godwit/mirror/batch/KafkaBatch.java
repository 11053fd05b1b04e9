package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.jspecify.annotations.Nullable;

/** A batch that Kafka's own builder makes, as it would lie in a source's log. */
record KafkaBatch(
        int magic,
        int codec,
        boolean appendTime,
        boolean transactional,
        long deleteHorizonMs,
        List<TestRecord> records) {
    static final long APPEND_TIME_MS = 1_700_000_000_000L;
    static final long NO_HORIZON = -1;
    static final long PRODUCER = 77;

    static KafkaBatch of(int codec, List<TestRecord> records) {
        return new KafkaBatch(2, codec, false, false, NO_HORIZON, records);
    }

    KafkaBatch version(int otherMagic) {
        return new KafkaBatch(otherMagic, codec, appendTime, transactional, deleteHorizonMs, records);
    }

    KafkaBatch atAppendTime() {
        return new KafkaBatch(magic, codec, true, transactional, deleteHorizonMs, records);
    }

    KafkaBatch inTransaction() {
        return new KafkaBatch(magic, codec, appendTime, true, deleteHorizonMs, records);
    }

    KafkaBatch deletedAt(long horizonMs) {
        return new KafkaBatch(magic, codec, appendTime, transactional, horizonMs, records);
    }

    RecordBatch build() {
        return RecordBatch.split(bytes()).get(0);
    }

    ByteBuffer bytes() {
        ByteBufferOutputStream out = new ByteBufferOutputStream(512);
        boolean current = magic == 2;
        try (MemoryRecordsBuilder builder = new MemoryRecordsBuilder(
                out,
                (byte) magic,
                Compression.of(CompressionType.forId(codec)).build(),
                timestampType(),
                records.get(0).offset(),
                appendTime ? APPEND_TIME_MS : -1,
                current ? PRODUCER : -1,
                (short) (current ? 3 : -1),
                current ? 1000 : -1,
                transactional,
                false,
                5,
                Integer.MAX_VALUE,
                deleteHorizonMs)) {
            for (TestRecord record : records) {
                builder.appendWithOffset(
                        record.offset(),
                        record.timestampMs(),
                        duplicate(record.key()),
                        duplicate(record.value()),
                        record.headers().toArray(new Header[0]));
            }
            return builder.build().buffer();
        }
    }

    private TimestampType timestampType() {
        if (magic == 0) {
            return TimestampType.NO_TIMESTAMP_TYPE;
        }
        return appendTime ? TimestampType.LOG_APPEND_TIME : TimestampType.CREATE_TIME;
    }

    private static @Nullable ByteBuffer duplicate(@Nullable ByteBuffer field) {
        return field == null ? null : field.duplicate();
    }
}
