package io.godwit.core.size;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.SizeError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a cluster has to carry. Typed by a person today; an assessment of a running cluster gives the same figures.
 *
 * @param ingressAverage what producers write, bytes a second, over the whole retention
 * @param ingressPeak the same in the busiest hour
 * @param egressAverage what all consumers read together, bytes a second; replication is not part of it
 * @param egressPeak the same in the busiest hour
 * @param partitionReplicas leaders and followers of all topics
 * @param retention how long records are kept; empty = for ever
 * @param primaryRetention how long they stay on the brokers' own disks; the rest goes to tiered storage
 * @param replicationFactor 2 or 3
 * @param connections client connections at the busiest moment, summed over all brokers; empty = not known
 * @param rackAwareConsumers whether consumers read from the replica in their own zone
 */
public record LoadFigures(
        double ingressAverage,
        double ingressPeak,
        double egressAverage,
        double egressPeak,
        long partitionReplicas,
        Optional<Duration> retention,
        Duration primaryRetention,
        int replicationFactor,
        OptionalLong connections,
        boolean rackAwareConsumers) {

    /** @throws GodwitException GW-SIZ-001 with all that is wrong, or GW-SIZ-004 for a retention that no disk holds */
    public LoadFigures {
        Objects.requireNonNull(retention);
        Objects.requireNonNull(primaryRetention);
        Objects.requireNonNull(connections);
        List<Problem> problems = new LoadProblems()
                .rates("ingress", ingressAverage, ingressPeak)
                .rates("egress", egressAverage, egressPeak)
                .partitions(partitionReplicas, replicationFactor)
                .retention(retention, primaryRetention)
                .connections(connections)
                .found();
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    SizeError.INVALID_FIGURES,
                    "load",
                    "it has " + problems.size() + (problems.size() == 1 ? " problem" : " problems"),
                    "correct the figures; rates are sums over all brokers, with a unit, such as 20MiB/s or 5GB/h",
                    problems);
        }
    }

    /** Whether part of the data leaves the brokers' disks for tiered storage. */
    public boolean tiered() {
        return retention.map(whole -> whole.compareTo(primaryRetention) > 0).orElse(true);
    }

    /** How many times a record is read at peak. */
    public double fanOut() {
        return egressPeak / ingressPeak;
    }

    /** Hours of data; unlimited retention counts as that many. */
    double retentionHours(double unlimitedHours) {
        return retention.map(LoadFigures::hours).orElse(unlimitedHours);
    }

    double primaryHours() {
        return hours(primaryRetention);
    }

    private static double hours(Duration duration) {
        return duration.toMillis() / 3_600_000.0;
    }
}
