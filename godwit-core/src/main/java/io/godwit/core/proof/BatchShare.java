package io.godwit.core.proof;

/**
 * What was proven by equal batches, without unpacking a record.
 *
 * @param batches how many
 * @param records pairs of equal records in them
 * @param packedBytes of their records on the source, as they lie in the log
 */
public record BatchShare(long batches, long records, long packedBytes) {
    public static final BatchShare NONE = new BatchShare(0, 0, 0);

    public BatchShare plus(BatchShare other) {
        return new BatchShare(batches + other.batches, records + other.records, packedBytes + other.packedBytes);
    }
}
