package io.godwit.kafka.topics;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.DeleteTopicsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Removes topics that Godwit itself made, and nothing else: the caller names them in full. */
public final class TopicRemoval {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ClusterConnection cluster;

    public TopicRemoval(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /** The names of the topics that are there, and wanted. */
    public SortedSet<String> list(Predicate<String> wanted) {
        SortedSet<String> names = new TreeSet<>(cluster.await(
                cluster.admin()
                        .listTopics(new ListTopicsOptions().listInternal(true))
                        .names(),
                new ClusterRequest("listing topics", "DESCRIBE on the topics")));
        names.removeIf(wanted.negate());
        return names;
    }

    /**
     * Removes topics, and waits until the cluster does not list them any more. What is gone already is no failure.
     *
     * @return why the others are still there, by name; empty if all are gone
     */
    public SortedMap<String, String> remove(Collection<String> topics) {
        SortedMap<String, String> failures = new TreeMap<>();
        SortedSet<String> removed = new TreeSet<>();
        if (topics.isEmpty()) {
            return failures;
        }
        DeleteTopicsResult answers = cluster.admin().deleteTopics(topics);
        answers.topicNameValues().forEach((topic, answer) -> {
            try {
                cluster.await(answer, new ClusterRequest("removing the topic " + topic, "DELETE on TOPIC " + topic));
                removed.add(topic);
            } catch (GodwitException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    failures.put(topic, e.reason());
                }
            }
        });
        awaitGone(removed)
                .forEach(topic -> failures.put(
                        topic,
                        "the cluster accepted its removal, and still lists it after "
                                + cluster.timeouts().request().toSeconds() + " s"));
        return failures;
    }

    /**
     * Which of these topics may not be removed, found by asking for the removal of names that don't exist: a cluster looks at
     * permissions first.
     *
     * @param absent names of which no topic exists
     */
    public SortedSet<String> forbidden(Collection<String> absent) {
        SortedSet<String> forbidden = new TreeSet<>();
        List<String> asked = absent.stream()
                .filter(name -> !list(name::equals).contains(name))
                .toList();
        cluster.admin().deleteTopics(asked).topicNameValues().forEach((topic, answer) -> {
            try {
                cluster.await(answer, new ClusterRequest("asking about the removal of topics", "DELETE on the topics"));
            } catch (GodwitException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    forbidden.add(topic);
                }
            }
        });
        return forbidden;
    }

    private SortedSet<String> awaitGone(SortedSet<String> topics) {
        long deadlineNanos = System.nanoTime() + cluster.timeouts().request().toNanos();
        SortedSet<String> left = new TreeSet<>(topics);
        while (!left.isEmpty()) {
            left.retainAll(list(topic -> topics.contains(topic)));
            if (left.isEmpty() || System.nanoTime() > deadlineNanos) {
                break;
            }
            pause();
        }
        return left;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(
                    GeneralError.INTERRUPTED,
                    cluster.config().toString(),
                    "interrupted while waiting for topics to be gone",
                    "run the same command again; it goes on",
                    e);
        }
    }
}
