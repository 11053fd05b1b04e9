package io.godwit.migration.validate;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ValidationError;
import io.godwit.kafka.connection.ClusterConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The canary's topic and group: made for it, and gone after it. */
final class ScratchTopic {
    private static final long BETWEEN_LOOKS_MS = 100;

    private final ClusterConnection cluster;
    private final CanaryRequest request;
    private final CanarySteps steps;

    ScratchTopic(ClusterConnection cluster, CanaryRequest request, CanarySteps steps) {
        this.cluster = cluster;
        this.request = request;
        this.steps = steps;
    }

    /** Makes the topic; one that a killed run left over is removed first. */
    boolean create() throws ExecutionException, InterruptedException, TimeoutException {
        remove();
        NewTopic topic = new NewTopic(request.topic(), Optional.of(1), Optional.empty())
                .configs(Map.of("message.timestamp.type", "CreateTime", "retention.ms", "3600000"));
        admin().createTopics(List.of(topic)).all().get(patienceMs(), TimeUnit.MILLISECONDS);
        await(true);
        awaitLeader();
        return true;
    }

    /**
     * Of two batches that an idempotent producer sends before the leader knows that it leads, the first can be refused and the second
     * be taken as the partition's first; the first is out of order then until its delivery times out.
     */
    private void awaitLeader() throws ExecutionException, InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        while (!hasLeader()) {
            if (System.nanoTime() - begin > request.patience().toNanos()) {
                throw new TimeoutException("the topic has no leader after "
                        + Duration.ofMillis(patienceMs()).toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
    }

    /** A broker that has not heard of the topic yet says that it does not exist. */
    private boolean hasLeader() throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin().listOffsets(Map.of(new TopicPartition(request.topic(), 0), OffsetSpec.latest()))
                    .all()
                    .get(patienceMs(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw e;
        }
    }

    /** Removes topic and group; returns when the topic is gone. */
    boolean remove() throws ExecutionException, InterruptedException, TimeoutException {
        if (exists()) {
            ignoring(
                    Set.of(UnknownTopicOrPartitionException.class), () -> admin().deleteTopics(List.of(request.topic()))
                            .all()
                            .get(patienceMs(), TimeUnit.MILLISECONDS));
            await(false);
        }
        // A group that may not be deleted expires by itself; it must not hide whether messages went well.
        ignoring(
                Set.of(GroupIdNotFoundException.class, GroupAuthorizationException.class),
                () -> admin().deleteConsumerGroups(List.of(request.group()))
                        .all()
                        .get(patienceMs(), TimeUnit.MILLISECONDS));
        return true;
    }

    /** The failure is what counts; an interrupt waits until the topic is gone. */
    void removeAfterFailure(GodwitException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            steps.run(ValidationError.DELETE, "delete on topic and group", this::remove);
        } catch (GodwitException e) {
            failure.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean exists() throws ExecutionException, InterruptedException, TimeoutException {
        return admin().listTopics()
                .names()
                .get(patienceMs(), TimeUnit.MILLISECONDS)
                .contains(request.topic());
    }

    private void await(boolean wanted) throws ExecutionException, InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        while (exists() != wanted) {
            if (System.nanoTime() - begin > request.patience().toNanos()) {
                throw new TimeoutException("the topic is " + (wanted ? "not there" : "still there") + " after "
                        + Duration.ofMillis(patienceMs()).toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
    }

    private static void ignoring(Set<Class<? extends Exception>> harmless, CanarySteps.Work<?> work)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            work.run();
        } catch (ExecutionException e) {
            if (harmless.stream().noneMatch(type -> type.isInstance(e.getCause()))) {
                throw e;
            }
        }
    }

    private Admin admin() {
        return cluster.admin();
    }

    private long patienceMs() {
        return request.patience().toMillis();
    }
}
