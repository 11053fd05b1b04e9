package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.utils.CloseableIterator;
import org.jspecify.annotations.Nullable;

/**
 * The records of one batch, unpacked one at a time. Whatever can't be decoded is a {@link RuntimeException} of Kafka's.
 */
public final class RecordStream implements AutoCloseable {
    private final CloseableIterator<Record> records;
    private final boolean checksEach;
    private @Nullable Record current;

    /** @param checksEach whether the checksums are those of the records, as in versions 0 and 1 */
    RecordStream(CloseableIterator<Record> records, boolean checksEach) {
        this.records = records;
        this.checksEach = checksEach;
    }

    public boolean hasNext() {
        return records.hasNext();
    }

    /** Moves to the next record. */
    public void next() {
        current = records.next();
        if (checksEach) {
            current.ensureValid();
        }
    }

    public long offset() {
        return current().offset();
    }

    /** What a consumer sees: the append time if the batch has one, -1 if there is none. */
    public long timestampMs() {
        return current().timestamp();
    }

    public @Nullable ByteBuffer key() {
        return current().key();
    }

    public @Nullable ByteBuffer value() {
        return current().value();
    }

    public Header[] headers() {
        return current().headers();
    }

    /** Of key and value, without what frames them. */
    public int contentBytes() {
        return Math.max(0, current().keySize()) + Math.max(0, current().valueSize());
    }

    @Override
    public void close() {
        records.close();
    }

    private Record current() {
        return Objects.requireNonNull(current, "before the first record");
    }
}
