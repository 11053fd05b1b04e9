package io.godwit.serve.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often one address may do something: so many at once, which come back evenly within a period. The memory is bounded: of
 * many addresses the ones that were quiet for longest are forgotten.
 */
final class RateLimit {
    private static final int MOST_ADDRESSES = 10_000;

    private final double most;
    private final double perNano;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private static final class Bucket {
        private double left;
        private long at;
    }

    /**
     * @param most how many at once
     * @param periodSeconds in how many seconds all of them come back
     */
    RateLimit(int most, int periodSeconds, LongSupplier nanoTime) {
        this.most = most;
        this.perNano = most / (periodSeconds * 1e9);
        this.nanoTime = nanoTime;
    }

    /** Takes one; false if none is left. */
    synchronized boolean take(String address) {
        Bucket bucket = refilled(address);
        if (bucket.left < 1) {
            return false;
        }
        bucket.left -= 1;
        return true;
    }

    /** Whether one is left, without taking it. */
    synchronized boolean isLeft(String address) {
        return refilled(address).left >= 1;
    }

    private Bucket refilled(String address) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.get(address);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.left = most;
            buckets.put(address, bucket);
        } else {
            bucket.left = Math.min(most, bucket.left + (now - bucket.at) * perNano);
        }
        bucket.at = now;
        return bucket;
    }
}
