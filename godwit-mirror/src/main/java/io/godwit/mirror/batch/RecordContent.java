package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Key, value and headers of the record that a cursor stands on. In a v2 batch they are the record's tail and don't depend
 * on its place, so that a record moves to another batch as one copy of bytes.
 */
public final class RecordContent {
    final byte[] bytes;
    int from;
    int to;

    /** Where the key's bytes end, and its length, -1 for null. */
    int keyEnd;

    int keySize;
    int valueEnd;
    int valueSize;

    RecordContent(byte[] bytes) {
        this.bytes = bytes;
    }

    public @Nullable ByteBuffer key() {
        return keySize < 0 ? null : view(keyEnd - keySize, keyEnd);
    }

    public @Nullable ByteBuffer value() {
        return valueSize < 0 ? null : view(valueEnd - valueSize, valueEnd);
    }

    /** As they are in the batch: a varint with their number, then each one's key and value with their lengths. */
    public ByteBuffer headers() {
        return view(valueEnd, to);
    }

    public int sizeInBytes() {
        return to - from;
    }

    private ByteBuffer view(int start, int end) {
        return ByteBuffer.wrap(bytes, start, end - start).slice().asReadOnlyBuffer();
    }
}
