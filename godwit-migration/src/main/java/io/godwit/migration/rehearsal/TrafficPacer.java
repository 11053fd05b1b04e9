package io.godwit.migration.rehearsal;

/** Says how many records are due at a steady rate. What a stall kept back is made up for one second at most. Not thread-safe. */
final class TrafficPacer {
    private final double perSecond;
    private double due;
    private long lastNanos;

    /** @param startNanos when it begins, by {@link System#nanoTime()} */
    TrafficPacer(double perSecond, long startNanos) {
        this.perSecond = perSecond;
        this.lastNanos = startNanos;
    }

    int due(long nowNanos) {
        double most = Math.max(1, perSecond);
        due = Math.min(most, due + perSecond * (nowNanos - lastNanos) / 1e9);
        lastNanos = nowNanos;
        int whole = (int) due;
        due -= whole;
        return whole;
    }
}
