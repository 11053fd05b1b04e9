package io.godwit.mirror.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/**
 * Opens batches and packs records into batches, with buffers that are used again: one for each thread. Kafka's compression
 * classes, which are not its public API, are used here, in {@link LegacyRecords} and in {@link BatchUnpacker} only.
 */
final class RecordCodec {
    static final int NONE = 0;
    static final int ZSTD = 4;

    /** Far above what producers make; below it, nonsense can't make us allocate all memory. */
    static final int MAX_UNPACKED_BYTES = 256 << 20;

    private static final byte CURRENT_VERSION = 2;
    private static final int KEPT_BYTES = 8 << 20;
    private static final int INITIAL_BYTES = 64 << 10;

    private final BufferSupplier buffers = BufferSupplier.create();
    private byte[] unpacked = new byte[INITIAL_BYTES];
    private ByteBuffer packed = ByteBuffer.allocate(INITIAL_BYTES);

    /** A cursor before the first record; the next call may overwrite its bytes. */
    RecordCursor open(RecordBatch batch) {
        if (batch.magic() < CURRENT_VERSION) {
            return batch.legacyRecords().cursor();
        }
        ByteBuffer records = batch.buffer().position(BatchHeader.SIZE).slice();
        // A batch that the cleaner has emptied keeps its codec but has nothing to decompress.
        if (batch.compressionId() == NONE || batch.recordCount() == 0) {
            return openPlain(batch, records);
        }
        int size = unpack(batch, records);
        return new RecordCursor(unpacked, span(batch, 0, size));
    }

    /** Records with dense offset deltas, as a batch in a buffer of its own. */
    RecordBatch pack(FramedRecords records, DenseRecords header) {
        ByteBuffer batch = header.compressionId() == NONE ? plain(records) : compressed(records, header);
        BatchHeader.write(batch, header);
        return RecordBatch.over(batch);
    }

    private RecordCursor openPlain(RecordBatch batch, ByteBuffer records) {
        if (records.hasArray()) {
            int from = records.arrayOffset();
            return new RecordCursor(records.array(), span(batch, from, from + records.limit()));
        }
        byte[] copy = new byte[records.limit()];
        records.get(copy);
        return new RecordCursor(copy, span(batch, 0, copy.length));
    }

    private static RecordCursor.Span span(RecordBatch batch, int from, int to) {
        boolean appendTime = batch.isLogAppendTime();
        return new RecordCursor.Span(
                from,
                to,
                batch.recordCount(),
                batch.baseOffset(),
                batch.lastOffsetDelta(),
                appendTime ? batch.maxTimestampMs() : batch.baseTimestampMs(),
                appendTime);
    }

    private int unpack(RecordBatch batch, ByteBuffer records) {
        if (unpacked.length > KEPT_BYTES) {
            unpacked = new byte[INITIAL_BYTES];
        }
        int packedSize = records.limit();
        try (InputStream in = compression(batch.compressionId()).wrapForInput(records, CURRENT_VERSION, buffers)) {
            return readAll(in, batch, packedSize);
        } catch (CorruptBatchException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw undecodable(batch, e);
        } catch (VirtualMachineError | LinkageError e) {
            throw e;
        } catch (Error e) {
            // Snappy's library reports nonsense in its input as an Error of its own.
            throw undecodable(batch, e);
        }
    }

    private int readAll(InputStream in, RecordBatch batch, int packedSize) throws IOException {
        int size = 0;
        int emptyReads = 0;
        while (true) {
            if (size == unpacked.length) {
                growUnpacked(batch);
            }
            int read = in.read(unpacked, size, unpacked.length - size);
            if (read < 0) {
                return size;
            }
            size += read;
            // An lz4 block may hold nothing, but it has a length in the input: more empty reads than bytes is a loop.
            if (read == 0 && ++emptyReads > packedSize) {
                throw new CorruptBatchException("decompression makes no progress", batch.headerOffset());
            }
        }
    }

    private void growUnpacked(RecordBatch batch) {
        if (unpacked.length == MAX_UNPACKED_BYTES) {
            throw new CorruptBatchException(
                    "it decompresses to more than " + MAX_UNPACKED_BYTES + " bytes", batch.headerOffset());
        }
        unpacked = Arrays.copyOf(unpacked, Math.min(MAX_UNPACKED_BYTES, 2 * unpacked.length));
    }

    private static CorruptBatchException undecodable(RecordBatch batch, Throwable cause) {
        return new CorruptBatchException("its records can't be decompressed", batch.headerOffset(), cause);
    }

    private static ByteBuffer plain(FramedRecords records) {
        return ByteBuffer.allocate(Math.addExact(BatchHeader.SIZE, records.size()))
                .put(BatchHeader.SIZE, records.bytes(), 0, records.size());
    }

    private ByteBuffer compressed(FramedRecords records, DenseRecords header) {
        if (packed.capacity() > KEPT_BYTES) {
            packed = ByteBuffer.allocate(INITIAL_BYTES);
        }
        ByteBufferOutputStream sink = new ByteBufferOutputStream(packed.clear().position(BatchHeader.SIZE));
        try (OutputStream out = compression(header.compressionId()).wrapForOutput(sink, CURRENT_VERSION)) {
            out.write(records.bytes(), 0, records.size());
        } catch (IOException e) {
            throw new UncheckedIOException("compression into memory failed", e);
        }
        packed = sink.buffer();
        return ByteBuffer.wrap(Arrays.copyOf(packed.array(), packed.position()));
    }

    private static Compression compression(int compressionId) {
        return Compression.of(CompressionType.forId(compressionId)).build();
    }
}
