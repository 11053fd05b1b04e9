package io.godwit.mirror.batch;

/**
 * Builds dense v2 batches that keep a size limit, whatever the codec makes of the records. How small a codec makes them is
 * known only afterwards: so the builder takes records up to an estimate, and where the estimate was too bold {@link #build}
 * takes fewer and leaves the rest for the next batch. Call it until {@link #isEmpty}.
 *
 * <p>Not thread-safe.
 */
public final class BatchBuilder {
    /** A codec's frame around bytes that it can't make smaller. */
    private static final int CODEC_FRAME_BYTES = 64;

    private static final double CAUTION = 1.05;

    private final int compressionId;
    private final int maxBatchBytes;
    private final RecordCodec codec;
    private final PendingRecords pending = new PendingRecords();
    private final FramedRecords frames = new FramedRecords();
    private long pendingBytes;
    private double expectedRatio;

    public BatchBuilder(int compressionId, int maxBatchBytes) {
        this(compressionId, maxBatchBytes, new RecordCodec(), 1);
    }

    /** The ratio is that of compressed to plain bytes, as it is expected of the first records. */
    BatchBuilder(int compressionId, int maxBatchBytes, RecordCodec codec, double expectedRatio) {
        this.compressionId = compressionId;
        this.maxBatchBytes = maxBatchBytes;
        this.codec = codec;
        this.expectedRatio = expectedRatio;
    }

    public boolean isEmpty() {
        return pending.count() == 0;
    }

    /** Copies the record; false, and nothing happens, if it belongs into the next batch. An empty builder takes any. */
    public boolean tryAppend(long offset, long timestampMs, RecordContent content) {
        long withRecord = pendingBytes + pending.frameSize(timestampMs, content);
        if (!isEmpty() && !fits(withRecord)) {
            return false;
        }
        pending.add(offset, timestampMs, content);
        pendingBytes = withRecord;
        return true;
    }

    /** A batch of the first records, as many as the limit allows and at least one. */
    public Rewritten build() {
        if (isEmpty()) {
            throw new IllegalStateException("a batch has at least one record");
        }
        int count = pending.count();
        RecordBatch batch = pack(count);
        while (batch.sizeInBytes() > maxBatchBytes && count > 1) {
            count /= 2;
            batch = pack(count);
        }
        Rewritten built = new Rewritten(batch, pending.sourceOffsets(count), batch.sizeInBytes() > maxBatchBytes);
        pending.drop(count);
        pendingBytes = isEmpty() ? 0 : pendingBytes - frames.size();
        return built;
    }

    private RecordBatch pack(int count) {
        DenseRecords header = pending.frame(count, compressionId, frames);
        RecordBatch batch = codec.pack(frames, header);
        expectedRatio = (double) (batch.sizeInBytes() - BatchHeader.SIZE) / frames.size();
        return batch;
    }

    private boolean fits(long plainBytes) {
        if (compressionId == RecordCodec.NONE) {
            return BatchHeader.SIZE + plainBytes <= maxBatchBytes;
        }
        return plainBytes <= RecordCodec.MAX_UNPACKED_BYTES
                && BatchHeader.SIZE + CODEC_FRAME_BYTES + plainBytes * expectedRatio * CAUTION <= maxBatchBytes;
    }
}
