package io.godwit.mirror.batch;

import java.util.Arrays;

/**
 * Records that wait to be put into a batch, without an object for each. Their place in a batch isn't known yet, since a
 * batch may turn out too large: so what depends on the place is written by {@link #frame}.
 */
final class PendingRecords {
    private static final int INITIAL_RECORDS = 64;
    private static final int INITIAL_BYTES = 16 << 10;

    private byte[] contents = new byte[INITIAL_BYTES];
    private int[] ends = new int[INITIAL_RECORDS];
    private long[] offsets = new long[INITIAL_RECORDS];
    private long[] timestampsMs = new long[INITIAL_RECORDS];
    private int head;
    private int tail;

    int count() {
        return tail - head;
    }

    long lastOffset() {
        return offsets[tail - 1];
    }

    /** How many bytes the record would add to a batch of all that waits. */
    int frameSize(long timestampMs, RecordContent content) {
        long delta = count() == 0 ? 0 : timestampMs - timestampsMs[head];
        return FramedRecords.frameSize(count(), delta, content.sizeInBytes());
    }

    void add(long offset, long timestampMs, RecordContent content) {
        ensureRoom(content.sizeInBytes());
        int start = start(tail);
        System.arraycopy(content.bytes, content.from, contents, start, content.sizeInBytes());
        ends[tail] = start + content.sizeInBytes();
        offsets[tail] = offset;
        timestampsMs[tail] = timestampMs;
        tail++;
    }

    /** Writes the first records with dense offset deltas and says what their header has to say. */
    DenseRecords frame(int records, int compressionId, FramedRecords frames) {
        frames.clear();
        long base = timestampsMs[head];
        long max = base;
        for (int i = head; i < head + records; i++) {
            int start = start(i);
            frames.add(i - head, timestampsMs[i] - base, contents, start, ends[i] - start);
            max = Math.max(max, timestampsMs[i]);
        }
        return new DenseRecords(offsets[head], records, base, max, compressionId);
    }

    SourceOffsets sourceOffsets(int records) {
        return SourceOffsets.of(offsets, head, head + records);
    }

    void drop(int records) {
        head += records;
        if (head == tail) {
            head = 0;
            tail = 0;
        }
    }

    private int start(int record) {
        return record == 0 ? 0 : ends[record - 1];
    }

    private void ensureRoom(int contentSize) {
        if (tail == ends.length) {
            ends = Arrays.copyOf(ends, 2 * tail);
            offsets = Arrays.copyOf(offsets, 2 * tail);
            timestampsMs = Arrays.copyOf(timestampsMs, 2 * tail);
        }
        int needed = Math.addExact(start(tail), contentSize);
        if (needed > contents.length) {
            contents = Arrays.copyOf(contents, (int) Math.min(Integer.MAX_VALUE - 8, 2L * needed));
        }
    }
}
