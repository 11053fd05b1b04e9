package io.godwit.migration.validate;

import java.util.Arrays;

/** Latencies of several messages, in milliseconds. */
public record Latency(double p50Ms, double p99Ms, double maxMs) {
    /** By the nearest-rank method. */
    static Latency ofNanos(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 1));
    }

    private static double rank(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Math.round(sorted[Math.max(0, index)] / 10_000.0) / 100.0;
    }
}
