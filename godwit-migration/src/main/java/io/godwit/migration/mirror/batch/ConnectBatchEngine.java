package io.godwit.migration.mirror.batch;

import io.godwit.connect.copier.ProducerIdentity;
import io.godwit.connect.copier.TargetLimits.TopicLimits;
import io.godwit.connect.host.ConnectorCare;
import io.godwit.connect.host.ConnectorHost;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.EngineFailure;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.engine.Retention;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.tasks.OrderedOffsets;
import io.godwit.core.tasks.OrderedRestart;
import io.godwit.core.tasks.OrderedTopic;
import io.godwit.core.tasks.TaskBoard;
import io.godwit.core.tasks.TaskOrder;
import io.godwit.core.tasks.TopicReport;
import io.godwit.kafka.connection.ClientProperties;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.mirror.copy.OffsetRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Copies with the batch mirror on the workers of a Connect cluster. The connector is put there once; what its tasks should do is
 * an order in the journal, which they follow within a second or two, and where they stand they tell there. What Connect does
 * not do is done here: it starts failed tasks again, and says which of them are silent.
 *
 * <p>Not thread-safe, as the port says.
 */
public final class ConnectBatchEngine implements MirrorEngine {
    private static final Duration HEALTH_EVERY = Duration.ofSeconds(2);
    private static final Duration FOLLOW_PAUSE = Duration.ofMillis(200);
    private static final int FOLLOW_LOOKS = 25;

    private final CopyConnector connector;
    private final CopyRoute route;
    private final ConnectorHost host;
    private final Journal journal;
    private final Function<Collection<String>, Map<String, TopicLimits>> limits;
    private final Supplier<OffsetRules> offsets;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private final TaskBoard board;
    private final TaskReports reports;
    private final ConnectorCare care;
    private final Map<String, TopicLimits> topicLimits = new HashMap<>();
    private final Set<String> acceptedLosses = new HashSet<>();
    private @Nullable Terms terms;
    private @Nullable TaskOrder current;
    private Set<String> renewed = Set.of();
    private boolean isThere;
    private List<EngineFailure> failures = List.of();
    private Instant healthAt = Instant.MIN;

    /** What does not change while the engine runs. */
    private record Terms(long producerId, OrderedOffsets offsets, long produceLatencyMs) {}

    /**
     * @param host where the connector is put
     * @param limits tells what the cluster that is written takes in these topics
     * @param offsets how far it goes to keep the offsets; asked once, when it starts
     * @param journal of the lease holder
     * @param pause lets so much time pass
     */
    ConnectBatchEngine(
            CopyConnector connector,
            ConnectorHost host,
            Function<Collection<String>, Map<String, TopicLimits>> limits,
            Supplier<OffsetRules> offsets,
            Journal journal,
            Clock clock,
            Consumer<Duration> pause) {
        this.connector = connector;
        this.route = connector.route();
        this.host = host;
        this.journal = journal;
        this.limits = limits;
        this.offsets = offsets;
        this.clock = clock;
        this.pause = pause;
        this.board = new TaskBoard(journal, connector.direction());
        this.reports = new TaskReports(connector.tasks(), route, clock);
        this.care = new ConnectorCare(host, clock);
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
        Terms known = terms == null ? start() : terms;
        terms = known;
        readLimits(assignment.topics());
        TaskOrder wanted = wanted(assignment, known);
        Set<String> anew = new HashSet<>(renewed);
        Optional<TaskOrder> before = Optional.ofNullable(current);
        wanted.topics().forEach((name, topic) -> {
            boolean accepted = before.map(order -> order.topics().get(name))
                    .map(OrderedTopic::acceptsExpired)
                    .orElse(false);
            if (topic.acceptsExpired() && !accepted) {
                anew.add(name);
            }
        });
        TaskOrder order = board.give(wanted, anew);
        current = order;
        renewed = Set.of();
        if (!isThere) {
            host.put(connector.name(), connector.config());
            host.resume(connector.name());
            isThere = true;
        }
        if (before.map(former -> pauses(former, order)).orElse(false)) {
            awaitFollowed(order);
        }
    }

    /** Whether a topic is held from this order on. */
    private static boolean pauses(TaskOrder before, TaskOrder order) {
        return order.topics().entrySet().stream()
                .filter(topic -> topic.getValue().paused())
                .anyMatch(topic -> {
                    OrderedTopic former = before.topics().get(topic.getKey());
                    return former != null && !former.paused();
                });
    }

    /** What is said to be paused should be so; a task that does not follow soon is silent, and named as such later. */
    private void awaitFollowed(TaskOrder order) {
        for (int look = 0; look < FOLLOW_LOOKS; look++) {
            boolean followed = board.tasks().values().stream()
                    .filter(report -> report.task() < connector.tasks())
                    .allMatch(report -> report.order() >= order.number());
            if (followed) {
                return;
            }
            pause.accept(FOLLOW_PAUSE);
        }
    }

    private Terms start() {
        host.start();
        current = board.order().orElse(null);
        renewed = stoppedBefore();
        board.forgetTasksFrom(connector.tasks());
        reports.beginAt(board.topics());
        try {
            long producerId = ProducerIdentity.keep(
                    journal,
                    route.producerIdKey(),
                    connector.name(),
                    new ClientProperties(route.to(), ConnectionTimeouts.DEFAULT).consumer(connector.name()));
            OffsetRules rules = offsets.get();
            return new Terms(
                    producerId,
                    new OrderedOffsets(
                            rules.padding(), rules.maxPaddingOffsets(), rules.markers(), rules.maxMarkersPerGap()),
                    connector.migration().mirror().slowDown().produceLatency().toMillis());
        } catch (KafkaException e) {
            throw new GodwitException(
                    MirrorError.ENGINE_UNAVAILABLE,
                    "engine " + name(),
                    route.inWords(String.valueOf(e.getMessage())),
                    "godwit doctor looks at both clusters; then start godwit mirror again",
                    e);
        }
    }

    /** What stopped under an earlier process is tried again, as it would be by one that copies itself. */
    private Set<String> stoppedBefore() {
        Set<String> stopped = new HashSet<>();
        board.topics().stream()
                .filter(report -> report.partitions().values().stream()
                        .anyMatch(note -> note.stop().isPresent()))
                .map(TopicReport::topic)
                .forEach(topic -> stopped.add(topic));
        return stopped;
    }

    private void readLimits(SortedSet<String> topics) {
        SortedSet<String> added = new TreeSet<>(topics);
        added.removeAll(current == null ? Set.of() : current.topics().keySet());
        topics.stream().filter(topic -> !topicLimits.containsKey(topic)).forEach(topic -> added.add(topic));
        if (!added.isEmpty()) {
            topicLimits.putAll(limits.apply(added));
        }
    }

    private TaskOrder wanted(MirrorAssignment assignment, Terms known) {
        SortedMap<String, OrderedTopic> topics = new TreeMap<>();
        assignment.partitionsByTopic().forEach((name, partitions) -> {
            TopicLimits its = topicLimits.getOrDefault(name, TopicLimits.NONE);
            Long limit = assignment.topicThrottles().get(name);
            topics.put(
                    name,
                    new OrderedTopic(
                            partitions,
                            its.maxBatchBytes(),
                            !its.compacted(),
                            assignment.pausedTopics().contains(name),
                            acceptedLosses.contains(name),
                            limit == null ? OptionalLong.empty() : OptionalLong.of(limit),
                            assignment.retention().getOrDefault(name, Retention.FOREVER),
                            0));
        });
        return TaskOrder.of(
                        connector.tasks(),
                        known.producerId(),
                        route.checkpointPrefix(),
                        known.offsets(),
                        known.produceLatencyMs(),
                        assignment.throttleBytesPerSecond(),
                        topics)
                .restarting(current == null ? OrderedRestart.NONE : current.restart());
    }

    @Override
    public EngineSnapshot snapshot() {
        TaskOrder order = current;
        if (order == null || terms == null) {
            return new EngineSnapshot(
                    clock.instant(),
                    new TreeMap<>(),
                    new TreeSet<>(),
                    new TreeSet<>(),
                    List.of(),
                    new TreeMap<>(),
                    List.of());
        }
        Instant now = clock.instant();
        if (Duration.between(healthAt, now).compareTo(HEALTH_EVERY) >= 0) {
            healthAt = now;
            failures = care.lookAfter(List.of(connector.name()));
        }
        EngineSnapshot told = reports.snapshot(order, board.tasks(), board.topics());
        List<EngineFailure> all = new ArrayList<>(failures);
        all.addAll(told.failures());
        acceptedLosses.removeIf(topic -> isBehindLoss(order, topic, told));
        return new EngineSnapshot(
                now,
                told.positions(),
                told.identical(),
                told.leaving(),
                List.of(),
                told.stops(),
                all,
                told.waiting(),
                told.slowDowns());
    }

    /** Whether all tasks have begun the topic anew. */
    private static boolean isBehindLoss(TaskOrder order, String name, EngineSnapshot told) {
        OrderedTopic topic = order.topics().get(name);
        if (topic == null || !topic.acceptsExpired()) {
            return false;
        }
        for (int number = 0; number < topic.partitions(); number++) {
            if (!told.positions().containsKey(new PartitionId(name, number))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void restart(SortedSet<PartitionId> stuck) {
        TaskOrder order = current;
        if (order != null) {
            current = board.give(
                    order.restarting(new OrderedRestart(order.restart().number() + 1, stuck)), Set.of());
        }
    }

    @Override
    public void acceptLoss(String topic) {
        acceptedLosses.add(topic);
    }

    /** The tasks would go on without anybody who watches over them; where they are, the target's logs tell. */
    @Override
    public void close() {
        host.close();
    }
}
