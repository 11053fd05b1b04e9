package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Finds the batches of a payload by their length fields and checks what can be checked without reading records. */
final class BatchSplitter {
    private BatchSplitter() {}

    static List<RecordBatch> split(ByteBuffer payload) {
        List<RecordBatch> batches = new ArrayList<>();
        int position = payload.position();
        while (payload.limit() - position > BatchHeader.MAGIC) {
            long size = sizeOf(payload, position);
            if (size > payload.limit() - position) {
                break;
            }
            batches.add(checked(RecordBatch.over(payload.slice(position, (int) size))));
            position += (int) size;
        }
        return batches;
    }

    // Relative to the caller's buffer, whose byte order may not be Kafka's: slices are big-endian, the buffer may not
    // be.
    private static long sizeOf(ByteBuffer payload, int position) {
        ByteBuffer header = payload.slice(position, BatchHeader.MAGIC + 1);
        long baseOffset = header.getLong(BatchHeader.BASE_OFFSET);
        byte magic = header.get(BatchHeader.MAGIC);
        int minimum = BatchHeader.minimumSize(magic);
        if (minimum < 0) {
            throw new CorruptBatchException("unknown version " + magic, baseOffset);
        }
        int length = header.getInt(BatchHeader.LENGTH);
        long size = (long) length + BatchHeader.LENGTH_STARTS_AFTER;
        if (size < minimum) {
            throw new CorruptBatchException(
                    "a length of " + length + " bytes is too short for version " + magic, baseOffset);
        }
        return size;
    }

    private static RecordBatch checked(RecordBatch batch) {
        require(batch.headerOffset() >= 0, batch, "a negative offset");
        require(batch.compressionId() <= RecordCodec.ZSTD, batch, "unknown codec " + batch.compressionId());
        if (batch.magic() == 2) {
            int delta = batch.lastOffsetDelta();
            int count = batch.recordCount();
            require(delta >= 0, batch, "last offset delta " + delta);
            require(count >= 0 && count - 1 <= delta, batch, count + " records up to offset delta " + delta);
            require(batch.baseOffset() <= Long.MAX_VALUE - delta, batch, "its last offset overflows");
        }
        return batch;
    }

    private static void require(boolean holds, RecordBatch batch, String reason) {
        if (!holds) {
            throw new CorruptBatchException(reason, batch.headerOffset());
        }
    }
}
