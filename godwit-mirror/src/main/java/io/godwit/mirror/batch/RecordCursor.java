package io.godwit.mirror.batch;

/**
 * Walks over decompressed v2 records without an object per record. It checks all lengths, also those of the headers, the
 * count, and that offsets grow and stay inside what the header promised: what it has walked over can be sent.
 */
final class RecordCursor {
    private final byte[] bytes;
    private final int end;
    private final Span span;
    private final RecordContent content;

    private int position;
    private int limit;
    private int recordsRead;
    private int offsetDelta = -1;
    private long timestampDelta;

    /**
     * What the header says about the records between {@code from} and {@code to}. With one timestamp for all, which is the
     * time of the append, the records' deltas mean nothing.
     */
    record Span(
            int from,
            int to,
            int count,
            long baseOffset,
            int lastOffsetDelta,
            long baseTimestampMs,
            boolean oneTimestamp) {}

    RecordCursor(byte[] bytes, Span span) {
        this.bytes = bytes;
        this.span = span;
        this.position = span.from();
        this.end = span.to();
        this.content = new RecordContent(bytes);
    }

    /** Moves to the next record; false behind the last one. */
    boolean next() {
        if (recordsRead == span.count()) {
            require(position == end, "bytes behind the last record");
            return false;
        }
        limit = end;
        int size = readInt();
        require(size >= 0 && size <= end - position, "a record's length");
        limit = position + size;
        readByte(); // The record's attributes: none are defined.
        timestampDelta = readLong();
        readOffsetDelta();
        readContent();
        recordsRead++;
        return true;
    }

    long offset() {
        return span.baseOffset() + offsetDelta;
    }

    int offsetDelta() {
        return offsetDelta;
    }

    long timestampMs() {
        return span.oneTimestamp() ? span.baseTimestampMs() : span.baseTimestampMs() + timestampDelta;
    }

    RecordContent content() {
        return content;
    }

    int sizeInBytes() {
        return end - span.from();
    }

    private void readOffsetDelta() {
        int delta = readInt();
        require(delta > offsetDelta && delta <= span.lastOffsetDelta(), "a record's offset");
        offsetDelta = delta;
    }

    private void readContent() {
        content.from = position;
        content.keySize = skipBytes();
        content.keyEnd = position;
        content.valueSize = skipBytes();
        content.valueEnd = position;
        int headers = readInt();
        require(headers >= 0, "a negative number of headers");
        for (int i = 0; i < headers; i++) {
            require(skipBytes() >= 0, "a header without a key");
            skipBytes();
        }
        require(position == limit, "a record is shorter than its length");
        content.to = position;
    }

    private int skipBytes() {
        int size = readInt();
        require(size >= -1 && size <= limit - position, "the length of a key, value or header");
        position += Math.max(size, 0);
        return size;
    }

    private byte readByte() {
        require(position < limit, "a record ends too early");
        return bytes[position++];
    }

    private int readInt() {
        long raw = readRaw(Varints.MAX_INT_BYTES);
        return (int) (raw >>> 1) ^ -(int) (raw & 1);
    }

    private long readLong() {
        long raw = readRaw(Varints.MAX_LONG_BYTES);
        return (raw >>> 1) ^ -(raw & 1);
    }

    private long readRaw(int maxBytes) {
        long raw = 0;
        for (int i = 0; i < maxBytes; i++) {
            byte next = readByte();
            raw |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return maxBytes == Varints.MAX_INT_BYTES ? raw & 0xFFFF_FFFFL : raw;
            }
        }
        throw corrupt("a number is too long");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw corrupt(problem);
        }
    }

    private CorruptBatchException corrupt(String problem) {
        return new CorruptBatchException(
                problem + " (record " + (recordsRead + 1) + " of " + span.count() + ")", span.baseOffset());
    }
}
