package io.godwit.mirror.batch;

/**
 * Batches of records without key and value, which fill a partition up to the offset where the source's log starts and are
 * then deleted. Zstd makes less than a byte of each record.
 */
public final class Fillers {
    /** No key, no value, no headers. */
    private static final byte[] EMPTY_CONTENT = {1, 1, 0};

    /** The broker reads every record of a batch before it appends: more of them only make it wait longer at a time. */
    private static final int LARGEST_COUNT = 1_000_000;

    /** Measured: 0.6 to 0.9 bytes for each of many records; for a few hundred, up to 105 bytes above one for each. */
    private static final int BYTES_PER_RECORD = 1;

    private static final int RESERVE_BYTES = 256;

    private Fillers() {}

    /** A batch of {@code count} records that all have the given timestamp; it can be stamped and sent many times. */
    public static RecordBatch of(int count, long timestampMs) {
        if (count < 1) {
            throw new IllegalArgumentException("a batch of " + count + " records");
        }
        FramedRecords frames = new FramedRecords();
        for (int i = 0; i < count; i++) {
            frames.add(i, 0, EMPTY_CONTENT, 0, EMPTY_CONTENT.length);
        }
        return new RecordCodec().pack(frames, new DenseRecords(0, count, timestampMs, timestampMs, RecordCodec.ZSTD));
    }

    /** How many records surely fit into a batch of that size, at least one. */
    public static int maxCount(int maxBatchBytes) {
        int room = maxBatchBytes - BatchHeader.SIZE - RESERVE_BYTES;
        return Math.max(1, Math.min(LARGEST_COUNT, room / BYTES_PER_RECORD));
    }
}
