package io.godwit.mirror.batch;

import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.utils.BufferSupplier;

/**
 * Shows the records of batches to a reader who asks for one after the other. Works as a consumer does, with Kafka's own
 * decoders: all versions of the format, and never more than one unpacked record in memory, however far a batch grows.
 *
 * <p>Not thread-safe.
 */
public final class BatchUnpacker {
    private final BufferSupplier buffers = BufferSupplier.create();
    private long batches;

    /** Before the first record. Close it before the next one; check {@link RecordBatch#hasValidChecksum} first. */
    public RecordStream unpack(RecordBatch batch) {
        batches++;
        var decoded = MemoryRecords.readableRecords(batch.buffer())
                .batches()
                .iterator()
                .next();
        return new RecordStream(decoded.streamingIterator(buffers), batch.magic() < 2);
    }

    /** How many batches were unpacked so far. */
    public long batches() {
        return batches;
    }
}
