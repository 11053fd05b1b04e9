package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view of one whole batch inside a fetched payload or a batch of our own making. It copies nothing, and {@link #stamp}
 * edits the payload itself: whoever owns the payload's buffer must leave it alone until the batch is sent.
 *
 * <p>Versions: 2 is what every broker since 0.11 writes. Versions 0 and 1 are recognised and can be rebuilt; their offsets
 * below the last one and their count are known only after decompression, so {@link #baseOffset}, {@link #lastOffsetDelta}
 * and {@link #recordCount} are dear for them.
 *
 * <p>Not thread-safe.
 */
public final class RecordBatch {
    private final ByteBuffer buffer;
    private final byte magic;

    /** What the header said before any stamp: for versions 0 and 1 the offset of the last record. */
    private final long headerOffset;

    private @Nullable LegacyRecords legacy;

    private RecordBatch(ByteBuffer buffer) {
        this.buffer = buffer;
        this.magic = buffer.get(BatchHeader.MAGIC);
        this.headerOffset = buffer.getLong(BatchHeader.BASE_OFFSET);
    }

    /**
     * All whole batches between the payload's position and limit, in order. The last one of a fetch may be cut off: it is
     * left out.
     *
     * @throws CorruptBatchException if a header says what no header can say
     */
    public static List<RecordBatch> split(ByteBuffer payload) {
        return BatchSplitter.split(payload);
    }

    /** The buffer's bytes from 0 to its limit must be exactly one batch whose header was checked. */
    static RecordBatch over(ByteBuffer batch) {
        return new RecordBatch(batch);
    }

    public byte magic() {
        return magic;
    }

    /** As the header said when the batch was found: never a reason to decompress. */
    long headerOffset() {
        return headerOffset;
    }

    /** The source's offset of the first record, also after {@link #stamp} has cleared it in the bytes. */
    public long baseOffset() {
        return isCurrent() ? headerOffset : legacyRecords().firstOffset();
    }

    /** The source's offset of the last record, or of the last one that the batch had before compaction. */
    public long lastOffset() {
        return isCurrent() ? headerOffset + lastOffsetDelta() : headerOffset;
    }

    public int sizeInBytes() {
        return buffer.limit();
    }

    public int recordCount() {
        return isCurrent()
                ? buffer.getInt(BatchHeader.RECORD_COUNT)
                : legacyRecords().count();
    }

    public int lastOffsetDelta() {
        return isCurrent()
                ? buffer.getInt(BatchHeader.LAST_OFFSET_DELTA)
                : legacyRecords().lastOffsetDelta();
    }

    /** Markers of transactions: never to be copied as records. */
    public boolean isControl() {
        return isCurrent() && hasAttribute(BatchHeader.CONTROL_BIT);
    }

    public boolean isTransactional() {
        return isCurrent() && hasAttribute(BatchHeader.TRANSACTIONAL_BIT);
    }

    public boolean isLogAppendTime() {
        return magic > 0 && hasAttribute(BatchHeader.LOG_APPEND_TIME_BIT);
    }

    /** Set by the cleaner (KIP-534); then {@link #baseTimestampMs} is no record's time. */
    public boolean hasDeleteHorizon() {
        return isCurrent() && hasAttribute(BatchHeader.DELETE_HORIZON_BIT);
    }

    public long producerId() {
        return isCurrent() ? buffer.getLong(BatchHeader.PRODUCER_ID) : -1;
    }

    public short producerEpoch() {
        return isCurrent() ? buffer.getShort(BatchHeader.PRODUCER_EPOCH) : -1;
    }

    public int baseSequence() {
        return isCurrent() ? buffer.getInt(BatchHeader.BASE_SEQUENCE) : -1;
    }

    /** What timestamp deltas count from; -1 for version 0, and the same as the maximum for version 1. */
    public long baseTimestampMs() {
        return isCurrent() ? buffer.getLong(BatchHeader.BASE_TIMESTAMP) : legacyTimestampMs();
    }

    public long maxTimestampMs() {
        return isCurrent() ? buffer.getLong(BatchHeader.MAX_TIMESTAMP) : legacyTimestampMs();
    }

    /** 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd. */
    public int compressionId() {
        return attributes() & BatchHeader.CODEC_BITS;
    }

    /** The records as they lie in the batch, without its header; position and limit are the caller's own. Of version 2 only. */
    public ByteBuffer packedRecords() {
        if (!isCurrent()) {
            throw new IllegalStateException("a batch of version " + magic + " has no such section");
        }
        return buffer().position(BatchHeader.SIZE).slice();
    }

    /** Whether every offset of the batch has its record, which the header alone proves. */
    public boolean isDense() {
        return isCurrent() && recordCount() > 0 && lastOffsetDelta() == recordCount() - 1;
    }

    /**
     * Whether a target may get these bytes as they are but for the header. Holes would corrupt the target's log; a delete
     * horizon and log append time have to become create time, record by record.
     */
    public boolean canPassThrough() {
        return isDense() && !isControl() && !isLogAppendTime() && !hasDeleteHorizon();
    }

    /** True for versions 0 and 1, whose records carry their own checksums, checked as they are read. */
    public boolean hasValidChecksum() {
        return !isCurrent() || buffer.getInt(BatchHeader.CRC) == BatchHeader.checksum(buffer);
    }

    /** The batch's bytes, from position to limit; they are shared, the position is the caller's own. */
    public ByteBuffer buffer() {
        return buffer.duplicate();
    }

    /**
     * Makes the batch ours, in place, and can be repeated with other values. The records are untouched.
     *
     * @return the bytes to send
     * @throws IllegalStateException if the batch must be rebuilt or must not be sent at all
     */
    public ByteBuffer stamp(long producerId, short producerEpoch, int baseSequence) {
        if (!canPassThrough()) {
            throw new IllegalStateException("the batch at offset " + headerOffset + " can't be sent as it is");
        }
        buffer.putLong(BatchHeader.BASE_OFFSET, 0)
                .putInt(BatchHeader.LEADER_EPOCH, BatchHeader.UNKNOWN_LEADER_EPOCH)
                .putShort(BatchHeader.ATTRIBUTES, (short) compressionId())
                .putLong(BatchHeader.PRODUCER_ID, producerId)
                .putShort(BatchHeader.PRODUCER_EPOCH, producerEpoch)
                .putInt(BatchHeader.BASE_SEQUENCE, baseSequence)
                .putInt(BatchHeader.CRC, BatchHeader.checksum(buffer));
        return buffer();
    }

    /**
     * Decompresses the batch and shows its records; check {@link #hasValidChecksum} first. Control records are shown, too.
     *
     * @throws CorruptBatchException if the records aren't what the header says; the visitor may have seen some by then
     */
    public void forEachRecord(RecordVisitor visitor) {
        RecordCursor records = new RecordCodec().open(this);
        while (records.next()) {
            visitor.record(records.offset(), records.timestampMs(), records.content());
        }
    }

    /** Decoded once and kept: three of the getters need them. */
    LegacyRecords legacyRecords() {
        if (legacy == null) {
            legacy = LegacyRecords.read(this);
        }
        return legacy;
    }

    @Override
    public String toString() {
        return "RecordBatch[magic=" + magic + ", offset=" + headerOffset + ", sizeInBytes=" + sizeInBytes() + "]";
    }

    private boolean isCurrent() {
        return magic == 2;
    }

    private boolean hasAttribute(int bit) {
        return (attributes() & bit) != 0;
    }

    private int attributes() {
        return isCurrent() ? buffer.getShort(BatchHeader.ATTRIBUTES) : buffer.get(BatchHeader.LEGACY_ATTRIBUTES);
    }

    private long legacyTimestampMs() {
        return magic == 1 ? buffer.getLong(BatchHeader.LEGACY_TIMESTAMP) : -1;
    }
}
