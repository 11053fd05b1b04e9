package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.migration.mirror.batch.CopyRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says who writes to partitions, as far as a broker can tell: producer ids and times of idempotent and transactional
 * producers. A broker tells neither client ids nor hosts of producers, and nothing at all of those without idempotence
 * (the default before 3.0), so the applications that are configured for the topic are named with it.
 */
final class WriterNames {
    private static final Duration RECENT = Duration.ofSeconds(30);
    private static final int SHOWN = 5;

    private final PartitionLogs logs;
    private final WavePlan plan;
    private final Waiting waiting;
    private final Optional<Long> mirror;
    private final List<String> fenced;

    /**
     * @param mirror the producer id under which the mirror itself writes there
     * @param fenced whom a fence keeps off
     */
    private WriterNames(
            PartitionLogs logs, WavePlan plan, Waiting waiting, Optional<Long> mirror, List<String> fenced) {
        this.fenced = List.copyOf(fenced);
        this.logs = logs;
        this.plan = plan;
        this.waiting = waiting;
        this.mirror = mirror;
    }

    static WriterNames of(WaveScope scope, ClusterSide side, Journal journal) {
        String key = side == ClusterSide.SOURCE ? CopyRoute.REVERSE_PRODUCER : CopyRoute.FORWARD_PRODUCER;
        return new WriterNames(
                scope.side(side).logs(),
                scope.plan(),
                scope.waiting(),
                journal.get(key).map(Long::parseLong),
                side == ClusterSide.SOURCE ? fenced(scope, journal) : List.of());
    }

    private static List<String> fenced(WaveScope scope, Journal journal) {
        return new CutoverStore(
                        journal, scope.plan().wave(), "", scope.waiting().clock())
                .fence()
                .who();
    }

    /** Those but the mirror that wrote after a moment, as far as they are remembered. */
    List<Writer> since(Collection<PartitionId> partitions, Instant moment) {
        return logs.writers(partitions).stream()
                .filter(writer -> !isMirror(writer) && writer.lastAt().isAfter(moment))
                .toList();
    }

    private boolean isMirror(Writer writer) {
        return mirror.map(id -> id == writer.producerId()).orElse(false);
    }

    String describe(Collection<PartitionId> moved) {
        if (moved.isEmpty()) {
            return "which partitions moved is not known";
        }
        Set<String> topics = moved.stream().map(PartitionId::topic).collect(Collectors.toCollection(TreeSet::new));
        String where = "written to lately: "
                + moved.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
                + (moved.size() > SHOWN ? " and " + (moved.size() - SHOWN) + " more" : "");
        return where + "; " + writers(moved) + configured(topics) + keptOff();
    }

    private String keptOff() {
        return fenced.isEmpty() ? "" : "; fenced are " + String.join(", ", fenced) + "";
    }

    private String writers(Collection<PartitionId> moved) {
        List<Writer> recent = logs.writers(moved).stream()
                .filter(writer -> !isMirror(writer))
                .filter(writer ->
                        Duration.between(writer.lastAt(), waiting.now()).compareTo(RECENT) < 0)
                .toList();
        if (recent.isEmpty()) {
            return "the broker remembers no producer, so it writes without idempotence (its client id and host are in the "
                    + "broker's request log only)";
        }
        return recent.stream()
                .limit(SHOWN)
                .map(writer -> writer.transactionalId()
                                .map(id -> "transactional id " + id + ", ")
                                .orElse("")
                        + "producer id " + writer.producerId() + " on " + writer.partition() + " at " + writer.lastAt())
                .collect(Collectors.joining("; "));
    }

    private String configured(Set<String> topics) {
        List<String> names = plan.producers().stream()
                .filter(application -> application.produces().stream().anyMatch(topics::contains))
                .map(Application::name)
                .toList();
        return names.isEmpty()
                ? "; no application is configured to write there"
                : "; configured to write there: " + String.join(", ", names);
    }
}
