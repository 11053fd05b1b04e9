package io.godwit.core.proof;

import java.nio.ByteBuffer;

/**
 * A batch of records as it lies in a log, none of them unpacked. Its records have consecutive offsets and no timestamp that a
 * broker set.
 *
 * @param firstOffset of its first record
 * @param records how many
 * @param codec how they are compressed
 * @param baseTimestampMs what their timestamps are counted from
 * @param packed the records; position and limit delimit them and must not be moved
 */
public record PackedBatch(
        long firstOffset, int records, int codec, long baseTimestampMs, long maxTimestampMs, ByteBuffer packed) {
    public PackedBatch {
        if (records < 1) {
            throw new IllegalArgumentException("a batch of " + records + " records");
        }
    }

    /**
     * Whether the records of both are equal one by one. Keys, values, headers, timestamp deltas and offset deltas are all in
     * the packed bytes, which are compared themselves: a checksum alone would prove nothing. False says only that these bytes
     * don't prove it. Both may lie at different offsets, as the copy of a log with holes does.
     */
    boolean hasEqualRecords(PackedBatch other) {
        return records == other.records
                && codec == other.codec
                && baseTimestampMs == other.baseTimestampMs
                && maxTimestampMs == other.maxTimestampMs
                && packed.equals(other.packed);
    }
}
