package io.godwit.mirror.batch;

/** Zigzag numbers of variable length, as Protocol Buffers write them: seven bits a byte, the lowest first. */
final class Varints {
    static final int MAX_INT_BYTES = 5;
    static final int MAX_LONG_BYTES = 10;

    private Varints() {}

    static int size(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(zigzag(value) | 1);
        return (bits + 6) / 7;
    }

    /** Returns the position behind the number; an int and a long of the same value have the same bytes. */
    static int write(long value, byte[] bytes, int position) {
        long rest = zigzag(value);
        int next = position;
        while ((rest & ~0x7FL) != 0) {
            bytes[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[next++] = (byte) rest;
        return next;
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
