package io.godwit.core.size;

import io.godwit.core.error.Problem;
import io.godwit.core.unit.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What cannot be in the figures of a load. All of it is told at once. */
final class LoadProblems {
    /** Beyond 1 TiB/s a figure is a slip of the unit: the largest MSK cluster (60 brokers of 500 MB/s) takes 30 GB/s. */
    static final double MAXIMUM_RATE = 1L << 40;

    /** ZooKeeper and KRaft clusters are run with at most some 200,000 to 2 million partitions. */
    static final long MAXIMUM_REPLICAS = 10_000_000;

    private static final Duration MAXIMUM_RETENTION = Duration.ofDays(36_500);

    private final List<Problem> problems = new ArrayList<>();

    LoadProblems rates(String direction, double average, double peak) {
        rate(direction + "-average", average);
        rate(direction + "-peak", peak);
        if (peak < average) {
            add(
                    direction + "-peak",
                    mebibytes(peak),
                    "the peak is below the average of " + mebibytes(average) + "; exchange them, or correct one");
        }
        return this;
    }

    private void rate(String figure, double value) {
        if (!(value > 0)) {
            add(figure, mebibytes(value), "has to be more than 0");
        } else if (value > MAXIMUM_RATE) {
            add(figure, mebibytes(value), "is more than 1 TiB/s, which no cluster carries; check the unit");
        }
    }

    LoadProblems partitions(long replicas, int replicationFactor) {
        if (replicationFactor < 2 || replicationFactor > 3) {
            add(
                    "replication-factor",
                    Integer.toString(replicationFactor),
                    "is 2 or 3: one copy does not survive the loss of a broker, and there are at most three zones");
        }
        if (replicas < Math.max(1, replicationFactor)) {
            add(
                    "partition-replicas",
                    Long.toString(replicas),
                    "is below one partition with its copies; count leaders and followers");
        } else if (replicas > MAXIMUM_REPLICAS) {
            add("partition-replicas", Long.toString(replicas), "is more than 10,000,000, which no cluster carries");
        }
        return this;
    }

    LoadProblems retention(Optional<Duration> retention, Duration primary) {
        retention.ifPresent(whole -> {
            time("retention", whole);
            if (primary.compareTo(whole) > 0) {
                add(
                        "primary-retention",
                        TimeSpan.format(primary),
                        "is more than the whole retention of " + TimeSpan.format(whole));
            }
        });
        time("primary-retention", primary);
        return this;
    }

    private void time(String figure, Duration value) {
        if (value.isNegative() || value.isZero()) {
            add(figure, value.toMillis() + "ms", "has to be more than 0");
        } else if (value.compareTo(MAXIMUM_RETENTION) > 0) {
            add(figure, TimeSpan.format(value), "is more than 100 years; -1 means for ever");
        }
    }

    LoadProblems connections(OptionalLong connections) {
        connections.ifPresent(count -> {
            if (count < 1) {
                add("connections", Long.toString(count), "has to be more than 0; leave it out if it is not known");
            }
        });
        return this;
    }

    List<Problem> found() {
        return List.copyOf(problems);
    }

    private void add(String figure, String value, String rule) {
        problems.add(new Problem(figure, 0, value, rule));
    }

    private static String mebibytes(double bytesPerSecond) {
        return String.format(Locale.ROOT, "%,.2f MiB/s", bytesPerSecond / (1 << 20));
    }
}
