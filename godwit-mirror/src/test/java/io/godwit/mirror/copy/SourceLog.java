package io.godwit.mirror.copy;

import io.godwit.mirror.batch.RecordBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/** Bytes as a fetch from a source brings them, batch after batch, made by Kafka's own classes. */
final class SourceLog {
    static final long TIME_MS = 1_700_000_000_000L;
    private static final long NO_PRODUCER = -1;

    private final ByteBufferOutputStream bytes = new ByteBufferOutputStream(1024);
    private final Set<Long> visible = new TreeSet<>();
    private long next;

    SourceLog(long from) {
        next = from;
    }

    /** A batch of so many records that follow each other. */
    static RecordBatch batch(long from, int records) {
        return RecordBatch.split(new SourceLog(from).records(records).payload()).get(0);
    }

    SourceLog records(int count) {
        return batch(NO_PRODUCER, true, IntStream.range(0, count).toArray(), count);
    }

    /** A batch that compaction left these of: offsets counted from the batch's first. */
    SourceLog compacted(int formerCount, int... left) {
        return batch(NO_PRODUCER, true, left, formerCount);
    }

    SourceLog transactional(long producerId, boolean committed, int count) {
        return batch(producerId, committed, IntStream.range(0, count).toArray(), count);
    }

    SourceLog marker(long producerId, ControlRecordType type) {
        write(MemoryRecords.withEndTransactionMarker(
                        next, TIME_MS, 0, producerId, (short) 0, new EndTransactionMarker(type, 0))
                .buffer());
        next++;
        return this;
    }

    /** Offsets of which nothing is left at all. */
    SourceLog hole(int offsets) {
        next += offsets;
        return this;
    }

    private SourceLog batch(long producerId, boolean isVisible, int[] deltas, int formerCount) {
        MemoryRecordsBuilder builder = new MemoryRecordsBuilder(
                new ByteBufferOutputStream(512),
                (byte) 2,
                Compression.NONE,
                TimestampType.CREATE_TIME,
                next,
                -1,
                producerId,
                (short) (producerId < 0 ? -1 : 0),
                producerId < 0 ? -1 : 0,
                producerId >= 0,
                false,
                0,
                Integer.MAX_VALUE);
        for (int delta : deltas) {
            long offset = next + delta;
            builder.appendWithOffset(offset, TIME_MS, null, ("value " + offset).getBytes(StandardCharsets.UTF_8));
            if (isVisible) {
                visible.add(offset);
            }
        }
        builder.overrideLastOffset(next + formerCount - 1);
        write(builder.build().buffer());
        next += formerCount;
        return this;
    }

    private void write(ByteBuffer batch) {
        bytes.write(batch.duplicate());
    }

    ByteBuffer payload() {
        ByteBuffer written = bytes.buffer().duplicate();
        written.flip();
        ByteBuffer copy = ByteBuffer.allocate(written.remaining());
        copy.put(written).flip();
        return copy;
    }

    /** The offset after the last one. */
    long end() {
        return next;
    }

    /** Offsets from here on at which a consumer that reads committed records sees one. */
    Set<Long> visibleFrom(long position) {
        Set<Long> seen = new TreeSet<>(visible);
        seen.removeIf(offset -> offset < position);
        return seen;
    }

    static long[] offsets(long first, long last) {
        return LongStream.rangeClosed(first, last).toArray();
    }
}
