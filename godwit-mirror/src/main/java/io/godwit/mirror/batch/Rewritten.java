package io.godwit.mirror.batch;

/**
 * A dense batch that can be stamped and sent, and where its records were on the source. Its {@link RecordBatch#baseOffset}
 * is the first record's offset on the source.
 *
 * @param isOversized whether a single record alone is above the limit that the batch had to keep
 */
public record Rewritten(RecordBatch batch, SourceOffsets sourceOffsets, boolean isOversized) {
    public long firstSourceOffset() {
        return sourceOffsets.first();
    }

    public long lastSourceOffset() {
        return sourceOffsets.last();
    }
}
