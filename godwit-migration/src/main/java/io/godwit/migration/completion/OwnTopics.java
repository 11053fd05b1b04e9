package io.godwit.migration.completion;

import io.godwit.core.config.Migration;
import io.godwit.core.error.CompletionError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.topics.TopicRemoval;
import io.godwit.migration.plan.ClusterPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/** Godwit's own topics of one migration, on both clusters. */
final class OwnTopics {
    private final Migration migration;
    private final ClusterPair clusters;

    OwnTopics(Migration migration, ClusterPair clusters) {
        this.migration = migration;
        this.clusters = clusters;
    }

    /** Whether the journal still has its values, without which nothing is known of the migration. */
    boolean hasValues() {
        return !new TopicRemoval(clusters.target())
                .list(migration.offsetsTopic()::equals)
                .isEmpty();
    }

    SortedSet<String> on(ClusterConnection cluster) {
        String prefix = "godwit." + migration.name() + ".";
        return new TopicRemoval(cluster).list(topic -> topic.startsWith(prefix));
    }

    /**
     * Removes them: those of the source first, and on the target the journal last, its values before its events, so that a run
     * that is killed in between leaves enough to go on.
     *
     * @return those that were removed, each with its side
     */
    List<String> remove() {
        List<String> removed = new ArrayList<>();
        removed.addAll(remove(clusters.source(), List.copyOf(on(clusters.source()))));
        List<String> onTarget = on(clusters.target()).stream()
                .sorted(Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String topic : onTarget) {
            removed.addAll(remove(clusters.target(), List.of(topic)));
        }
        return removed;
    }

    private int rank(String topic) {
        if (topic.equals(migration.journalTopic())) {
            return 2;
        }
        return topic.equals(migration.offsetsTopic()) ? 1 : 0;
    }

    private static List<String> remove(ClusterConnection cluster, List<String> topics) {
        SortedMap<String, String> failed = new TopicRemoval(cluster).remove(topics);
        String side = cluster.config().side().word();
        if (!failed.isEmpty()) {
            throw new GodwitException(
                    CompletionError.TOPICS_NOT_REMOVED,
                    side,
                    failed.size()
                            + " of Godwit's topics are still there; the evidence is written, and nothing else is left to do",
                    "permit DELETE on these topics, then run the command again; or remove them by hand",
                    failed.entrySet().stream()
                            .map(entry -> new Problem("topic " + entry.getKey(), 0, Problem.NO_VALUE, entry.getValue()))
                            .toList());
        }
        return topics.stream().map(topic -> side + " " + topic).toList();
    }
}
