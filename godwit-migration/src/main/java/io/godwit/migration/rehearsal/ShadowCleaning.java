package io.godwit.migration.rehearsal;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RehearsalError;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.groups.GroupRemoval;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.topics.TopicRemoval;
import io.godwit.migration.plan.ClusterPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/** Removes everything that a rehearsal made, on both clusters, the rehearsal's journal last. May be repeated. */
final class ShadowCleaning {
    /** Longer than the session of a consumer that died. */
    private static final Duration GROUPS = Duration.ofSeconds(25);

    private final Migration shadow;
    private final ClusterPair clusters;
    private final LeaseHolder self;

    /** @param shadow the rehearsal's migration; its name is enough */
    ShadowCleaning(Migration shadow, ClusterPair clusters, LeaseHolder self) {
        this.shadow = shadow;
        this.clusters = clusters;
        this.self = self;
    }

    /**
     * Removes what an earlier run left behind.
     *
     * @return what was removed, one line each; empty if there was nothing
     * @throws GodwitException if that run still lives, or something can't be removed
     */
    List<String> cleanLeftovers() {
        if (ownTopics().isEmpty()) {
            return List.of();
        }
        Optional<MadeShadows> made;
        try (Lease lease = new KafkaLeases(shadow, self).acquire(Lease.Role.OPERATOR)) {
            // Taken as well, so that a mirror of a run that was killed is gone before its topics are.
            try (Lease mirror = new KafkaLeases(shadow, self).acquire(Lease.Role.MIRROR)) {
                mirror.confirm();
                made = MadeShadows.of(lease.journal());
            }
        }
        return clean(made);
    }

    private SortedSet<String> ownTopics() {
        return new TopicRemoval(clusters.target()).list(isOwn());
    }

    private Predicate<String> isOwn() {
        String prefix = "godwit." + shadow.name() + ".";
        return topic -> topic.startsWith(prefix);
    }

    /** Without a lease: its journal goes with the rest. */
    List<String> clean(Optional<MadeShadows> made) {
        List<String> removed = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ClusterConnection cluster : List.of(clusters.source(), clusters.target())) {
            made.ifPresent(shadows -> {
                remove(cluster, topic -> shadows.topics().contains(topic), removed, problems);
                removeGroups(cluster, shadows.groups(), problems);
            });
        }
        if (problems.isEmpty()) {
            for (ClusterConnection cluster : List.of(clusters.source(), clusters.target())) {
                remove(cluster, isOwn(), removed, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    RehearsalError.NOT_CLEANED,
                    "rehearsal " + shadow.name(),
                    problems.size() + " of its topics and groups are still there",
                    "permit DELETE on them, then godwit rehearse --clean; its journal says what is left until then",
                    problems);
        }
        return removed;
    }

    private static void remove(
            ClusterConnection cluster, Predicate<String> wanted, List<String> removed, List<Problem> problems) {
        TopicRemoval removal = new TopicRemoval(cluster);
        SortedSet<String> topics = removal.list(wanted);
        String side = cluster.config().side().word();
        var failed = removal.remove(topics);
        failed.forEach(
                (topic, reason) -> problems.add(new Problem(side + " topic " + topic, 0, Problem.NO_VALUE, reason)));
        topics.stream()
                .filter(topic -> !failed.containsKey(topic))
                .forEach(topic -> removed.add(side + " topic " + topic));
    }

    private static void removeGroups(ClusterConnection cluster, SortedSet<String> groups, List<Problem> problems) {
        if (groups.isEmpty()) {
            return;
        }
        String side = cluster.config().side().word();
        new GroupRemoval(cluster)
                .remove(groups, GROUPS)
                .forEach((group, reason) ->
                        problems.add(new Problem(side + " group " + group, 0, Problem.NO_VALUE, reason)));
    }
}
