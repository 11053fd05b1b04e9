package io.godwit.kafka.topics;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.plan.ChangeResult;
import io.godwit.kafka.connection.ClusterConnection;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/**
 * Waits until a change of the controller has reached a broker that answers: right after a creation others may still say
 * that there is no such topic.
 */
final class TopicVisibility {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ClusterConnection cluster;

    TopicVisibility(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /**
     * @param partitions topic → how many partitions it should have
     * @return a failure for each topic that did not appear in time; nothing for the others
     */
    Map<String, ChangeResult> await(Map<String, Integer> partitions) {
        TreeMap<String, Integer> missing = new TreeMap<>(partitions);
        long deadlineNanos = System.nanoTime() + cluster.timeouts().request().toNanos();
        while (true) {
            missing.keySet().removeAll(visible(missing).keySet());
            if (missing.isEmpty() || System.nanoTime() > deadlineNanos) {
                return failures(missing);
            }
            pause();
        }
    }

    private Map<String, Integer> visible(Map<String, Integer> wanted) {
        TreeMap<String, Integer> visible = new TreeMap<>();
        if (wanted.isEmpty()) {
            return visible;
        }
        Map<String, KafkaFuture<TopicDescription>> answers =
                cluster.admin().describeTopics(wanted.keySet()).topicNameValues();
        wanted.forEach((topic, count) -> {
            KafkaFuture<TopicDescription> answer = answers.get(topic);
            if (answer != null && hasPartitions(answer, count)) {
                visible.put(topic, count);
            }
        });
        return visible;
    }

    private boolean hasPartitions(KafkaFuture<TopicDescription> answer, int count) {
        try {
            long limitMs = cluster.timeouts().request().toMillis();
            return answer.get(limitMs, TimeUnit.MILLISECONDS).partitions().stream()
                            .filter(partition -> partition.leader() != null)
                            .count()
                    >= count;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Map<String, ChangeResult> failures(Map<String, Integer> missing) {
        TreeMap<String, ChangeResult> failures = new TreeMap<>();
        missing.forEach((topic, count) -> failures.put(
                topic,
                ChangeResult.failed(
                        "the cluster accepted it, but not all of its " + count + " partitions got a leader within "
                                + cluster.timeouts().request().toSeconds() + " s")));
        return failures;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private GodwitException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new GodwitException(
                GeneralError.INTERRUPTED,
                cluster.config().toString(),
                "interrupted while waiting for topics to appear",
                "run the same command again; it goes on",
                cause);
    }
}
