package io.godwit.mirror.batch;

import java.util.Arrays;

/** Uncompressed v2 records, one behind the other, in a buffer that is used again for the next batch. */
final class FramedRecords {
    private static final int ATTRIBUTES_BYTES = 1;
    private static final int LARGEST_FRAME = Varints.MAX_INT_BYTES * 2 + Varints.MAX_LONG_BYTES + ATTRIBUTES_BYTES;
    private static final int KEPT_BYTES = 8 << 20;
    private static final int INITIAL_BYTES = 16 << 10;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    void clear() {
        size = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
    }

    void add(int offsetDelta, long timestampDelta, byte[] content, int from, int length) {
        ensureRoom(length);
        int next = Varints.write(bodySize(offsetDelta, timestampDelta, length), bytes, size);
        bytes[next++] = 0;
        next = Varints.write(timestampDelta, bytes, next);
        next = Varints.write(offsetDelta, bytes, next);
        System.arraycopy(content, from, bytes, next, length);
        size = next + length;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    static int frameSize(int offsetDelta, long timestampDelta, int contentLength) {
        int body = bodySize(offsetDelta, timestampDelta, contentLength);
        return Varints.size(body) + body;
    }

    private static int bodySize(int offsetDelta, long timestampDelta, int contentLength) {
        return ATTRIBUTES_BYTES + Varints.size(timestampDelta) + Varints.size(offsetDelta) + contentLength;
    }

    private void ensureRoom(int contentLength) {
        int needed = Math.addExact(size, LARGEST_FRAME + contentLength);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.length)));
        }
    }
}
