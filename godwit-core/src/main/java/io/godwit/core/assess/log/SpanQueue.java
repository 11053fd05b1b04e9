package io.godwit.core.assess.log;

/**
 * Spans of partitions that wait to be divided, first in, first out. A large cluster has millions of them, so each is one long:
 * partition, first hour, last hour.
 */
final class SpanQueue {
    private static final int HOUR_BITS = 16;
    private static final int HOUR_MASK = (1 << HOUR_BITS) - 1;

    private long[] ring = new long[1_024];
    private int head;
    private int size;

    void add(int partition, int low, int high) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) & (ring.length - 1)] = (long) partition << (2 * HOUR_BITS) | (long) low << HOUR_BITS | high;
        size++;
    }

    private void grow() {
        long[] larger = new long[ring.length * 2];
        int first = ring.length - head;
        System.arraycopy(ring, head, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, head);
        ring = larger;
        head = 0;
    }

    long remove() {
        long span = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return span;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    static int partition(long span) {
        return (int) (span >>> (2 * HOUR_BITS));
    }

    static int low(long span) {
        return (int) (span >>> HOUR_BITS) & HOUR_MASK;
    }

    static int high(long span) {
        return (int) span & HOUR_MASK;
    }
}
