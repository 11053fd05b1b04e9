package io.godwit.migration.mirror.batch;

import io.godwit.connect.copier.JournalCheckpoints;
import io.godwit.connect.copier.ProducerIdentity;
import io.godwit.connect.copier.TargetLimits;
import io.godwit.connect.copier.TargetLimits.TopicLimits;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.EngineFailure;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.EngineSnapshot.PartitionStop;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.engine.Retention;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.PathCounts;
import io.godwit.core.status.SlowDown;
import io.godwit.kafka.connection.ClientProperties;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.mirror.BatchMirror;
import io.godwit.mirror.BatchMirrorSettings;
import io.godwit.mirror.CopiedTopic;
import io.godwit.mirror.MirrorReport;
import io.godwit.mirror.copy.CopySettings;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.PartitionReport;
import io.godwit.mirror.copy.TopicPace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Copies with Godwit's own batch mirror. What it must remember, its producer id and the checkpoints of partitions whose
 * offsets differ, is in the journal; all else the target's log tells.
 *
 * <p>Not thread-safe, as the port says.
 */
public final class BatchEngine implements MirrorEngine {
    private final Migration migration;
    private final CopyRoute route;
    private final Journal journal;
    private final TargetLimits limits;
    private final Supplier<OffsetRules> offsets;
    private final Clock clock;
    private final Map<String, TopicLimits> topicLimits = new HashMap<>();
    private final Set<String> acceptedLosses = new HashSet<>();
    private SortedSet<String> assigned = new TreeSet<>();
    private OptionalLong produceLatencyMs = OptionalLong.empty();
    private @Nullable BatchMirror mirror;

    /**
     * @param to the cluster that is written, to look at topics' limits
     * @param offsets how far it goes to keep the offsets; asked once, when it starts
     * @param journal of the lease holder: what another process wrote after it took over is not overwritten
     */
    public BatchEngine(
            Migration migration,
            CopyRoute route,
            ClusterConnection to,
            Supplier<OffsetRules> offsets,
            Journal journal,
            Clock clock) {
        this.migration = migration;
        this.route = route;
        this.journal = journal;
        this.limits = new TargetLimits(to);
        this.offsets = offsets;
        this.clock = clock;
    }

    @Override
    public String name() {
        return MirrorConfig.BATCH;
    }

    @Override
    public Optional<String> refusal(String topic) {
        return Optional.empty();
    }

    @Override
    public boolean limitsTopics() {
        return true;
    }

    @Override
    public void assign(MirrorAssignment assignment) {
        BatchMirror running = mirror == null ? start() : mirror;
        mirror = running;
        SortedSet<String> added = assignment.topics();
        added.removeAll(assigned);
        if (!added.isEmpty()) {
            topicLimits.putAll(limits.read(added));
        }
        running.copy(
                assignment.partitionsByTopic().entrySet().stream()
                        .map(topic -> copied(topic.getKey(), topic.getValue(), assignment))
                        .toList(),
                assignment.pausedTopics(),
                assignment.throttleBytesPerSecond());
        assigned = assignment.topics();
        goBehindAcceptedLosses(running, added);
    }

    private CopiedTopic copied(String topic, int partitions, MirrorAssignment assignment) {
        TopicLimits its = topicLimits.getOrDefault(topic, TopicLimits.NONE);
        Long limit = assignment.topicThrottles().get(topic);
        Retention retention = assignment.retention().getOrDefault(topic, Retention.FOREVER);
        return new CopiedTopic(
                topic,
                partitions,
                its.maxBatchBytes(),
                !its.compacted(),
                new TopicPace(
                        limit == null ? OptionalLong.empty() : OptionalLong.of(limit),
                        retention.ms(),
                        retention.bytes()));
    }

    private BatchMirror start() {
        Map<String, Object> source = properties(route.from());
        Map<String, Object> target = properties(route.to());
        try {
            return BatchMirror.start(
                    new BatchMirrorSettings(
                            route.name(), source, target, producerId(target), offsets.get(), settings()),
                    new JournalCheckpoints(journal, route.checkpointPrefix()));
        } catch (KafkaException e) {
            throw new GodwitException(
                    MirrorError.ENGINE_UNAVAILABLE,
                    "engine " + name(),
                    route.inWords(String.valueOf(e.getMessage())),
                    "godwit doctor looks at both clusters; then start godwit mirror again",
                    e);
        }
    }

    private CopySettings settings() {
        return CopySettings.standard()
                .withProduceLatencyLimit(migration.mirror().slowDown().produceLatency());
    }

    private Map<String, Object> properties(ClusterConfig cluster) {
        return new ClientProperties(cluster, ConnectionTimeouts.DEFAULT)
                .consumer(route.name() + "-" + migration.name());
    }

    private long producerId(Map<String, Object> target) {
        return ProducerIdentity.keep(journal, route.producerIdKey(), route.name() + "-" + migration.name(), target);
    }

    private void goBehindAcceptedLosses(BatchMirror running, Set<String> added) {
        if (acceptedLosses.isEmpty()) {
            return;
        }
        running.restart(
                running.report().partitions().keySet().stream()
                        .filter(partition ->
                                acceptedLosses.contains(partition.topic()) && added.contains(partition.topic()))
                        .collect(Collectors.toSet()),
                true);
        acceptedLosses.removeAll(added);
    }

    @Override
    public EngineSnapshot snapshot() {
        SortedMap<PartitionId, PartitionPosition> positions = new TreeMap<>();
        SortedSet<PartitionId> identical = new TreeSet<>();
        SortedSet<PartitionId> leaving = new TreeSet<>();
        SortedMap<PartitionId, PartitionStop> stops = new TreeMap<>();
        List<EngineFailure> failures = new ArrayList<>();
        SortedSet<PartitionId> waiting = new TreeSet<>();
        List<SlowDown> slowDowns = new ArrayList<>();
        if (mirror != null) {
            MirrorReport report = mirror.report();
            produceLatencyMs = report.appendLatencyMs();
            report.partitions().forEach((partition, its) -> {
                PartitionId id = new PartitionId(partition.topic(), partition.partition());
                if (its.nextSourceOffset() >= 0) {
                    positions.put(id, position(its));
                    if (its.identical()) {
                        identical.add(id);
                    }
                }
                if (its.waitsForTurn()) {
                    waiting.add(id);
                }
                its.stop().ifPresent(stop -> stops.put(id, BatchStops.of(route, partition.topic(), stop)));
                its.trouble()
                        .ifPresent(trouble ->
                                failures.add(new EngineFailure(id.toString(), route.inWords(trouble), true)));
            });
            report.leaving()
                    .forEach(partition -> leaving.add(new PartitionId(partition.topic(), partition.partition())));
            report.troubles()
                    .forEach(
                            trouble -> failures.add(0, new EngineFailure("connections", route.inWords(trouble), true)));
            report.heldBack()
                    .forEach(held -> slowDowns.add(new SlowDown(
                            route.inWords(held.cluster() + " broker " + held.broker()),
                            held.bytesPerSecond(),
                            held.reason())));
            mirror.death().ifPresent(BatchEngine::refuseToGoOn);
        }
        return new EngineSnapshot(
                clock.instant(), positions, identical, leaving, List.of(), stops, failures, waiting, slowDowns);
    }

    @Override
    public OptionalLong produceLatencyMs() {
        return produceLatencyMs;
    }

    private static void refuseToGoOn(Throwable cause) {
        throw new GodwitException(
                MirrorError.TASK_FAILED,
                "engine batch",
                "it ended: " + cause,
                "start godwit mirror again; it goes on where it was",
                cause);
    }

    private static PartitionPosition position(PartitionReport report) {
        return new PartitionPosition(
                report.nextSourceOffset(),
                report.records(),
                report.bytes(),
                report.lastTimestampMs() < 0 ? OptionalLong.empty() : OptionalLong.of(report.lastTimestampMs()),
                Optional.of(new PathCounts(
                        report.passedRecords(),
                        report.mergedRecords(),
                        report.rebuiltRecords(),
                        report.paddedOffsets())));
    }

    @Override
    public void restart(SortedSet<PartitionId> stuck) {
        if (mirror != null) {
            mirror.restart(
                    stuck.stream()
                            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                            .collect(Collectors.toSet()),
                    false);
        }
    }

    @Override
    public void acceptLoss(String topic) {
        acceptedLosses.add(topic);
    }

    @Override
    public void close() {
        if (mirror != null) {
            mirror.close();
        }
    }
}
