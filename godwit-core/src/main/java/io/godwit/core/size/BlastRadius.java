package io.godwit.core.size;

import java.util.Locale;
import java.util.Objects;

/**
 * What the number of brokers means for operations.
 *
 * @param leadersPercent share of the leaders that one broker takes with it
 * @param size how the number is judged
 * @param remark the judgement in words
 */
public record BlastRadius(double leadersPercent, Size size, String remark) {
    /** From here on, a restart of all brokers one after the other fills a night (decision 0081). */
    private static final int BALANCED = 15;

    /** The quota of a ZooKeeper cluster. */
    private static final int MANY = 30;

    /** How a number of brokers is judged; the earlier the better. */
    public enum Size {
        BALANCED,
        FEW,
        MANY,
        TOO_MANY
    }

    public BlastRadius {
        Objects.requireNonNull(size);
        Objects.requireNonNull(remark);
    }

    /** Of a cluster with brokers of its own. */
    static BlastRadius of(int brokers, int zones) {
        double share = 100.0 / brokers;
        if (brokers <= zones) {
            return new BlastRadius(
                    share,
                    Size.FEW,
                    text(
                            "one broker a zone: each failure and each step of an update takes %.0f %% of the leaders",
                            share));
        }
        String each = text("one broker takes %.1f %% of the leaders", share);
        if (brokers <= BALANCED) {
            return new BlastRadius(share, Size.BALANCED, each);
        }
        return brokers <= MANY
                ? new BlastRadius(
                        share, Size.MANY, each + ", but an update restarts " + brokers + " brokers one after the other")
                : new BlastRadius(
                        share,
                        Size.TOO_MANY,
                        each + ", but " + brokers + " brokers are restarted by an update, fail more often,"
                                + " hold more connections, and are more than a ZooKeeper cluster may have");
    }

    /** Of a service whose brokers nobody sees. */
    static BlastRadius managed() {
        return new BlastRadius(0, Size.BALANCED, "brokers are the service's own affair");
    }

    private static String text(String format, double share) {
        return String.format(Locale.ROOT, format, share);
    }
}
