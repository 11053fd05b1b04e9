package io.godwit.migration.batchlog;

import io.godwit.core.proof.LogRecord;
import io.godwit.core.proof.PackedBatch;
import io.godwit.core.proof.RecordCursor;
import io.godwit.mirror.batch.BatchUnpacker;
import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.batch.RecordStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through a range batch by batch, and inside of a batch record by record where it is asked for records.
 *
 * <p>Invariant: it returns what a consumer would return. When anything goes wrong, a consumer takes over at the position,
 * for the rest of the range, and what it says counts.
 */
final class BatchCursor implements RecordCursor {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCursor.class);

    private final Readers readers;
    private final BatchSource source;
    private final BatchUnpacker unpacker;
    /** The batch whose records come next, none of them returned yet. */
    private @Nullable RecordBatch head;

    /** The batch whose records are being returned. */
    private @Nullable RecordBatch unpacked;

    private @Nullable RecordStream stream;
    private @Nullable BatchRecordView view;

    /** Whether the stream stands on a record at or behind the end, kept until the end moves. */
    private boolean beyond;

    private @Nullable RecordCursor consumer;
    private long position;
    private long end;
    private long bytes;

    /** Other ways to read the same partition. */
    interface Readers {
        /** A consumer instead of this cursor. */
        RecordCursor consumer(long from, long end);

        /** See {@link RecordCursor#again}. */
        RecordCursor again(long from, long end);
    }

    BatchCursor(BatchSource source, BatchUnpacker unpacker, Readers readers, long from, long end) {
        this.source = source;
        this.unpacker = unpacker;
        this.readers = readers;
        this.position = from;
        this.end = end;
    }

    @Override
    public @Nullable PackedBatch batch() {
        if (consumer != null) {
            return null;
        }
        try {
            return findHead() && isWhole() ? packed(Objects.requireNonNull(head)) : null;
        } catch (RuntimeException e) {
            takeOver(e);
            return null;
        }
    }

    @Override
    public void skipBatch() {
        position = Objects.requireNonNull(head).lastOffset() + 1;
        head = null;
    }

    @Override
    public @Nullable LogRecord next() {
        if (consumer != null) {
            return consumer.next();
        }
        try {
            return read();
        } catch (RuntimeException e) {
            return takeOver(e).next();
        }
    }

    private @Nullable LogRecord read() {
        while (true) {
            while (stream != null && (beyond || stream.hasNext())) {
                if (!beyond) {
                    stream.next();
                }
                beyond = stream.offset() >= end;
                if (beyond) {
                    position = Math.max(position, end);
                    return null;
                }
                if (stream.offset() >= position) {
                    return take(stream);
                }
            }
            if (!findHead()) {
                return null;
            }
            unpackHead();
        }
    }

    private LogRecord take(RecordStream records) {
        LogRecord record = Objects.requireNonNull(view).show();
        position = records.offset() + 1;
        bytes += records.contentBytes();
        return record;
    }

    /** Whether the next records are those of a batch of which none was returned yet. */
    private boolean findHead() {
        if (stream != null) {
            if (beyond || stream.hasNext()) {
                return false;
            }
            closeStream();
        }
        if (head == null && position < end) {
            head = source.take(end);
            position = head == null ? Math.max(position, source.next()) : position;
        }
        return head != null && position < end;
    }

    private boolean isWhole() {
        RecordBatch batch = Objects.requireNonNull(head);
        return batch.canPassThrough() && batch.baseOffset() >= position && batch.lastOffset() < end;
    }

    private static PackedBatch packed(RecordBatch batch) {
        return new PackedBatch(
                batch.baseOffset(),
                batch.recordCount(),
                batch.compressionId(),
                batch.baseTimestampMs(),
                batch.maxTimestampMs(),
                batch.packedRecords());
    }

    private void unpackHead() {
        RecordBatch batch = Objects.requireNonNull(head);
        head = null;
        unpacked = batch;
        stream = unpacker.unpack(batch);
        view = new BatchRecordView(stream, batch.isLogAppendTime());
    }

    private void closeStream() {
        Objects.requireNonNull(stream).close();
        position = Math.max(position, Objects.requireNonNull(unpacked).lastOffset() + 1);
        stream = null;
        view = null;
        unpacked = null;
    }

    private RecordCursor takeOver(RuntimeException reason) {
        LOG.debug("reading record by record from offset {} on: {}", position, reason.toString());
        close();
        consumer = readers.consumer(position, end);
        return consumer;
    }

    /** Gives back what it has in memory; nothing may be read from it any more. */
    void close() {
        if (stream != null) {
            stream.close();
        }
        stream = null;
        view = null;
        unpacked = null;
        head = null;
        source.stop();
    }

    @Override
    public RecordCursor again(long from, long rangeEnd) {
        return readers.again(from, rangeEnd);
    }

    @Override
    public void extendTo(long newEnd) {
        end = Math.max(end, newEnd);
        if (consumer != null) {
            consumer.extendTo(end);
        }
    }

    @Override
    public long position() {
        return consumer == null ? Math.min(position, end) : consumer.position();
    }

    @Override
    public long expiredBelow() {
        return consumer == null ? 0 : consumer.expiredBelow();
    }

    @Override
    public long bytes() {
        return bytes + (consumer == null ? 0 : consumer.bytes());
    }
}
