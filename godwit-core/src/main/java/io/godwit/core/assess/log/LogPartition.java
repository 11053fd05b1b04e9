package io.godwit.core.assess.log;

/**
 * The log of one partition at one moment.
 *
 * @param startOffset the first offset that is kept
 * @param endOffset the offset after the last one
 * @param sizeBytes of one replica on disk, -1 where unknown
 */
public record LogPartition(String topic, int partition, long startOffset, long endOffset, long sizeBytes) {
    public LogPartition {
        if (startOffset < 0 || endOffset < startOffset) {
            throw new IllegalArgumentException("no log from " + startOffset + " to " + endOffset);
        }
    }

    /** How many offsets it has; records that were compacted away and markers of transactions count as well. */
    public long offsets() {
        return endOffset - startOffset;
    }

    /** Bytes of an offset, taking all to be equally large. */
    double bytesPerOffset() {
        return offsets() == 0 || sizeBytes < 0 ? 0 : (double) sizeBytes / offsets();
    }
}
