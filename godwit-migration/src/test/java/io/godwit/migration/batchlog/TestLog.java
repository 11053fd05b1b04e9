package io.godwit.migration.batchlog;

import io.godwit.mirror.wire.AbortedTransaction;
import io.godwit.mirror.wire.PartitionFetch;
import io.godwit.mirror.wire.WireError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/** A partition's log in memory, made of batches that Kafka's own builder makes, served a few batches at a time. */
final class TestLog implements Fetches {
    private final List<ByteBuffer> batches = new ArrayList<>();
    private final List<Long> lastOffsets = new ArrayList<>();
    private final List<AbortedTransaction> aborted = new ArrayList<>();
    private int batchesPerFetch = 3;
    private int codec = 3;
    private long next;
    private long position;
    private int fetchesUntilTrouble = Integer.MAX_VALUE;

    /** The record at an offset, the same for everyone who asks. */
    static byte[] value(long number) {
        return ("value " + number + " ".repeat(20)).getBytes(StandardCharsets.UTF_8);
    }

    TestLog codec(int id) {
        codec = id;
        return this;
    }

    TestLog perFetch(int count) {
        batchesPerFetch = count;
        return this;
    }

    TestLog failAfter(int fetches) {
        fetchesUntilTrouble = fetches;
        return this;
    }

    long end() {
        return next;
    }

    /** A batch of records with these numbers. */
    TestLog batch(int... numbers) {
        return add(records(-1, false, TimestampType.CREATE_TIME, next, numbers), numbers.length);
    }

    TestLog stamped(int... numbers) {
        return add(records(-1, false, TimestampType.LOG_APPEND_TIME, next, numbers), numbers.length);
    }

    TestLog inTransaction(long producerId, int... numbers) {
        return add(records(producerId, true, TimestampType.CREATE_TIME, next, numbers), numbers.length);
    }

    TestLog commit(long producerId) {
        return marker(producerId, ControlRecordType.COMMIT);
    }

    TestLog abort(long producerId, long firstOffset) {
        aborted.add(new AbortedTransaction(producerId, firstOffset));
        return marker(producerId, ControlRecordType.ABORT);
    }

    /** Offsets without a record, as compaction leaves them. */
    TestLog hole(int offsets) {
        next += offsets;
        return this;
    }

    /** Flips a bit of the last byte of a batch. */
    TestLog damage(int batch) {
        ByteBuffer bytes = batches.get(batch);
        bytes.put(bytes.limit() - 1, (byte) (bytes.get(bytes.limit() - 1) ^ 1));
        return this;
    }

    private TestLog marker(long producerId, ControlRecordType type) {
        MemoryRecords marker = MemoryRecords.withEndTransactionMarker(
                next, 1_000, 0, producerId, (short) 0, new EndTransactionMarker(type, 0));
        return add(marker.buffer(), 1);
    }

    private TestLog add(ByteBuffer batch, int offsets) {
        batches.add(batch);
        next += offsets;
        lastOffsets.add(next - 1);
        return this;
    }

    private ByteBuffer records(
            long producerId, boolean transactional, TimestampType stamp, long baseOffset, int... numbers) {
        try (MemoryRecordsBuilder builder = new MemoryRecordsBuilder(
                new ByteBufferOutputStream(512),
                (byte) 2,
                Compression.of(CompressionType.forId(codec)).build(),
                stamp,
                baseOffset,
                5_000_000,
                producerId,
                (short) (producerId < 0 ? -1 : 0),
                producerId < 0 ? -1 : (int) baseOffset,
                transactional,
                false,
                0,
                Integer.MAX_VALUE,
                -1)) {
            for (int number : numbers) {
                Header[] headers = {new RecordHeader("n", new byte[] {(byte) number})};
                builder.append(1_000_000L + number, key(number), value(number), headers);
            }
            return builder.build().buffer();
        }
    }

    private static byte[] key(int number) {
        return ("key " + number % 7).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void start(TopicPartition partition, long from) {
        position = from;
    }

    @Override
    public void moveTo(long offset) {
        position = offset;
    }

    @Override
    public void askAhead() {}

    /** Like a broker: begins with the batch that holds the position, and cuts the last one off. */
    @Override
    public PartitionFetch await() {
        if (fetchesUntilTrouble-- <= 0) {
            throw new UnreadableException("planted");
        }
        ByteBuffer payload = ByteBuffer.allocate(1 << 20);
        int served = 0;
        for (int i = 0; i < batches.size() && served <= batchesPerFetch; i++) {
            if (lastOffsets.get(i) >= position) {
                ByteBuffer batch = batches.get(i).duplicate();
                payload.put(served == batchesPerFetch ? batch.limit(batch.limit() / 2) : batch);
                served++;
            }
        }
        return new PartitionFetch(WireError.NONE, "", next, next, 0, aborted, payload.flip());
    }

    @Override
    public void stop() {}
}
