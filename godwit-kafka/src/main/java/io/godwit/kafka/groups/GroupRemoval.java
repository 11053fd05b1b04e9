package io.godwit.kafka.groups;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Removes groups that Godwit itself made, and nothing else: the caller names them in full. */
public final class GroupRemoval {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ClusterConnection cluster;

    public GroupRemoval(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /**
     * Removes groups; waits for members that died to be forgotten. What is gone already is no failure.
     *
     * @param patience how long to wait in all
     * @return why the others are still there, by name; empty if all are gone
     */
    public SortedMap<String, String> remove(Collection<String> groups, Duration patience) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        SortedSet<String> left = new TreeSet<>(groups);
        while (true) {
            SortedMap<String, String> failures = tryAll(left);
            left.retainAll(failures.keySet());
            if (left.isEmpty() || System.nanoTime() > deadlineNanos) {
                return failures;
            }
            pause();
        }
    }

    private SortedMap<String, String> tryAll(SortedSet<String> groups) {
        SortedMap<String, String> failures = new TreeMap<>();
        cluster.admin().deleteConsumerGroups(groups).deletedGroups().forEach((group, answer) -> {
            try {
                cluster.await(answer, new ClusterRequest("removing the group " + group, "DELETE on GROUP " + group));
            } catch (GodwitException e) {
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    failures.put(group, e.reason());
                }
            }
        });
        return failures;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(
                    GeneralError.INTERRUPTED,
                    cluster.config().toString(),
                    "interrupted while waiting for groups to be empty",
                    "run the same command again; it goes on",
                    e);
        }
    }
}
