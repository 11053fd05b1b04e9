package io.godwit.migration.mirror;

import io.godwit.core.status.Figures;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.TopicStatus;
import io.godwit.core.status.WatchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts the topics' status together to that of the migration. Pure. */
final class StatusAssembly {
    /** The state of the topic that is least far is the migration's; what needs an operator comes before all. */
    private static final List<String> LEAST_FAR_FIRST =
            List.of("BLOCKED", "PAUSED", "PLANNED", "CREATED", "COPYING", "IN_SYNC", "FENCED", "DRAINED", "SWITCHED");

    private StatusAssembly() {}

    /** Without the watches of the source, which are not the mirror's status. */
    static MigrationStatus of(
            String migration, Instant now, Optional<MirrorSession> session, List<TopicStatus> topics) {
        return of(migration, now, session, topics, List.of());
    }

    static MigrationStatus of(
            String migration,
            Instant now,
            Optional<MirrorSession> session,
            List<TopicStatus> topics,
            List<WatchStatus> watches) {
        boolean running = session.map(found -> found.isRunning(now)).orElse(false);
        Duration measured = session.map(found -> Duration.between(found.startedAt(), found.updatedAt()))
                .orElse(Duration.ZERO);
        Figures totals = Totals.of(topics, measured);
        OptionalDouble age = session.map(found -> OptionalDouble.of(
                        Math.max(0, Duration.between(found.updatedAt(), now).toMillis()) / 1000.0))
                .orElse(OptionalDouble.empty());
        Optional<TopicStatus> least = topics.stream()
                .min(Comparator.<TopicStatus>comparingInt(topic -> rank(topic.state()))
                        .thenComparing(TopicStatus::since));
        if (least.isEmpty()) {
            return new MigrationStatus(
                    migration,
                    "PLANNED",
                    now,
                    "no topic is selected",
                    "godwit plan",
                    "operator",
                    now,
                    running,
                    age,
                    session,
                    totals,
                    topics,
                    watches);
        }
        TopicStatus topic = least.get();
        long same = topics.stream()
                .filter(other -> other.state().equals(topic.state()))
                .count();
        return new MigrationStatus(
                migration,
                topic.state(),
                topic.since(),
                reason(topic, same, topics.size()),
                topic.next(),
                topic.who(),
                now,
                running,
                age,
                session,
                totals,
                topics,
                watches);
    }

    private static String reason(TopicStatus topic, long same, int all) {
        String which = same == all ? "all " + all + " topics" : same + " of " + all + " topics";
        return topic.reason().isEmpty() ? which : which + ", first " + topic.topic() + ": " + topic.reason();
    }

    private static int rank(String state) {
        int index = LEAST_FAR_FIRST.indexOf(state);
        return index < 0 ? LEAST_FAR_FIRST.size() : index;
    }
}
