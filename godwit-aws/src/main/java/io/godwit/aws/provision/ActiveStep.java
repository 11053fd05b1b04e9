package io.godwit.aws.provision;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GodwitException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** Waits until the cluster is active, which takes MSK about half an hour. Failures to ask are not the cluster's: it asks again. */
record ActiveStep(ControlPlane plane, ProvisionOrder order, Clock clock, Sleeper sleeper, Consumer<String> talk)
        implements ProvisionStep {
    static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Set<ClusterState> HOPELESS = Set.of(ClusterState.FAILED, ClusterState.DELETING);
    private static final Set<ErrorCode> PASSING =
            Set.of(AwsError.THROTTLED, AwsError.UNREACHABLE, AwsError.SERVICE_FAILED);

    /** How the step waits. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    @Override
    public String title() {
        return "cluster " + name() + " active";
    }

    private String name() {
        return order.cluster().name();
    }

    @Override
    public Look look(Found found) {
        if (found.cluster().isEmpty()) {
            return Look.needed(
                    "is waited for, about half an hour, " + order.limit().toMinutes() + " minutes at most", found);
        }
        Found.ExistingCluster cluster = ask(found.cluster().get());
        Found seen = found.with(cluster);
        return cluster.isActive()
                ? Look.there("is active", seen)
                : Look.needed("is waited for; it is " + cluster.state(), seen);
    }

    private Found.ExistingCluster ask(Found.ExistingCluster known) {
        Cluster cluster = plane.describe(name(), known.arn());
        if (HOPELESS.contains(cluster.state())) {
            throw new GodwitException(
                    AwsError.CREATION_FAILED,
                    "cluster " + name(),
                    "it is " + cluster.stateAsString() + reason(cluster),
                    "remove the reason, delete the cluster yourself, and run the same command again; Godwit deletes nothing");
        }
        return new Found.ExistingCluster(known.arn(), cluster.stateAsString());
    }

    private static String reason(Cluster cluster) {
        return Optional.ofNullable(cluster.stateInfo())
                .map(StateInfo::message)
                .map(message -> ": " + message)
                .orElse("");
    }

    @Override
    public Found act(Found found) throws InterruptedException {
        Instant begin = clock.instant();
        Found.ExistingCluster cluster = found.cluster().orElseThrow();
        while (!cluster.isActive()) {
            Duration waited = Duration.between(begin, clock.instant());
            if (waited.compareTo(order.limit()) >= 0) {
                throw new GodwitException(
                        AwsError.NOT_ACTIVE_IN_TIME,
                        "cluster " + name(),
                        "it is still " + cluster.state() + " after " + waited.toMinutes() + " minutes",
                        "run the same command again; it goes on waiting. --timeout 2h waits longer");
            }
            talk.accept("cluster " + name() + " is " + cluster.state() + " for " + waited.toMinutes()
                    + " min; waiting until it is active");
            sleeper.sleep(INTERVAL);
            cluster = askAgain(cluster);
        }
        return found.with(cluster);
    }

    private Found.ExistingCluster askAgain(Found.ExistingCluster known) {
        try {
            return ask(known);
        } catch (GodwitException e) {
            if (!PASSING.contains(e.code())) {
                throw e;
            }
            talk.accept("cluster " + name() + ": " + e.reason() + "; asking again");
            return known;
        }
    }
}
