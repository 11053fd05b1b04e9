package io.godwit.migration.mirror;

import io.godwit.core.config.Migration;
import io.godwit.core.control.ControlEvents;
import io.godwit.core.control.ControlState;
import io.godwit.core.cutover.StandingProducers;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.EngineSnapshot.SourceJump;
import io.godwit.core.engine.LogRange;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.engine.Retention;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import io.godwit.core.progress.PartitionSample;
import io.godwit.core.progress.StuckWatch;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.SlowDown;
import io.godwit.core.status.TopicState;
import io.godwit.core.status.TopicStatus;
import io.godwit.migration.mirror.groups.CarriedGroups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an engine at what it should do, and everybody informed of what it does. Each look goes the same way: what do the
 * operators want (journal), what is there (both clusters), where is the engine; then it is told its assignment, and the
 * status is written. All that it must remember is in the journal, so that a new process goes on where a killed one was.
 * Mutable, for one thread.
 */
final class MirrorSupervisor {
    private static final Duration STUCK_AFTER = Duration.ofSeconds(60);
    private static final Duration SHRUNK_AFTER = Duration.ofSeconds(15);
    private static final Duration PUBLISH_EVERY = Duration.ofSeconds(1);

    private final Migration migration;
    private final MirrorEngine engine;
    private final TopicLogs source;
    private final Journal journal;
    private final CarriedGroups groups;
    private final Clock clock;
    private final String actor;
    private final Instant startedAt;
    private final StatusStore store;
    private final TopicCatalog catalog;
    private final SortedMap<String, TopicStatus> earlier;
    private final SortedMap<String, Block> blocks;
    /** Topics whose loss an operator accepted and whose copy has not gone beyond it yet. */
    private final SortedSet<String> acceptedLosses = new TreeSet<>();

    private final SortedMap<String, MirroredTopic> topics = new TreeMap<>();
    private final StuckWatch<PartitionId> stuckWatch = new StuckWatch<>(STUCK_AFTER);
    private final StuckWatch<PartitionId> shrunkWatch = new StuckWatch<>(SHRUNK_AFTER);
    private Map<PartitionId, PartitionPosition> positions = Map.of();
    private ControlState control = ControlState.INITIAL;
    private final StandingProducers standing = new StandingProducers();
    private int eventsRead;
    private boolean completed;
    private Instant refreshedAt = Instant.MIN;
    private Instant publishedAt = Instant.MIN;

    /** What the supervisor works with. */
    record Parts(
            MirrorEngine engine,
            TopicLogs source,
            TopicLogs target,
            TargetTopics targetTopics,
            Journal journal,
            CarriedGroups groups) {}

    MirrorSupervisor(Migration migration, Parts parts, String actor, Clock clock) {
        this.migration = migration;
        this.engine = parts.engine();
        this.source = parts.source();
        this.journal = parts.journal();
        this.groups = parts.groups();
        this.clock = clock;
        this.actor = actor;
        this.startedAt = clock.instant();
        this.store = new StatusStore(journal);
        this.earlier = store.topics();
        this.blocks = store.blocks();
        this.catalog = new TopicCatalog(
                migration.topics(), source, parts.target(), parts.targetTopics(), engine::refusal, store);
    }

    /** The run before this one, as it left itself; empty if there was none. */
    Optional<MirrorSession> previousSession() {
        return store.session();
    }

    /** Whether the migration was completed: there is nothing left to do. */
    boolean isCompleted() {
        return completed;
    }

    /** Whether a cutover keeps producers standing and waits for this mirror. */
    boolean producersStandStill() {
        return standing.isAny();
    }

    /** One look at everything, and what follows from it. */
    MigrationStatus look() {
        Instant now = clock.instant();
        followJournal();
        if (Duration.between(refreshedAt, now).compareTo(migration.mirror().refreshInterval()) >= 0) {
            refreshedAt = now;
            catalog.refresh(now);
        }
        SortedSet<String> ready = ready();
        Map<PartitionId, LogRange> ranges =
                source.ranges(ready.stream().flatMap(catalog::partitions).toList());
        EngineSnapshot snapshot = engine.snapshot();
        groups.follow(snapshot);
        findLosses(ready, ranges, snapshot);
        ready.removeAll(blocks.keySet());
        MirrorAssignment assignment = assignment(ready);
        engine.assign(assignment);
        positions = snapshot.positions();
        List<String> stuck = restartStuck(assignment, snapshot, ranges, now);
        List<String> warnings = updateTopics(now, ranges, snapshot, stuck);
        warnings.addAll(groups.warnings());
        if (!engine.limitsTopics()) {
            control.topicThrottles()
                    .forEach((topic, limit) -> warnings.add(topic + ": its limit is not held, the engine "
                            + engine.name() + " has none for single topics"));
        }
        return publish(now, assignment, snapshot, warnings);
    }

    private void followJournal() {
        List<JournalEvent> events = journal.eventsFrom(eventsRead);
        eventsRead += events.size();
        control = control.after(events);
        standing.follow(events);
        for (JournalEvent event : events) {
            if (event.type().equals(ControlEvents.RESUME)) {
                unblock(event);
            }
            completed |= event.type().equals(ControlEvents.COMPLETE);
        }
    }

    /** A resume that names a topic accepts what blocked it. */
    private void unblock(JournalEvent event) {
        boolean changed = false;
        for (String topic :
                Json.from(event.details(), ControlEvents.Resume.class).topics()) {
            Block block = blocks.get(topic);
            if (block == null ? isNew(event) : event.at().isAfter(block.at())) {
                changed |= blocks.remove(topic) != null;
                catalog.accept(topic);
                accept(topic, block);
            }
        }
        if (changed) {
            store.writeBlocks(blocks);
        }
    }

    private void accept(String topic, @Nullable Block block) {
        if (block != null && block.code().equals(MirrorError.SOURCE_EXPIRED.id())) {
            acceptedLosses.add(topic);
            engine.acceptLoss(topic);
        }
    }

    private boolean isNew(JournalEvent event) {
        return event.at().isAfter(startedAt);
    }

    private SortedSet<String> ready() {
        return catalog.topics().stream()
                .filter(topic -> catalog.obstacle(topic).isEmpty() && !blocks.containsKey(topic))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void findLosses(SortedSet<String> ready, Map<PartitionId, LogRange> ranges, EngineSnapshot snapshot) {
        Map<String, TopicState.Blocked> found = new TreeMap<>();
        Map<PartitionId, LogRange> afterJumps = source.ranges(
                snapshot.jumps().stream().map(SourceJump::partition).collect(Collectors.toSet()));
        snapshot.jumps().forEach(jump -> Optional.ofNullable(afterJumps.get(jump.partition()))
                .flatMap(range -> LossCheck.jumped(jump, range))
                .ifPresent(loss -> found.putIfAbsent(jump.partition().topic(), loss)));
        SortedSet<String> expired = new TreeSet<>();
        ranges.forEach((partition, range) -> {
            Optional.ofNullable(snapshot.positions().get(partition))
                    .flatMap(position -> LossCheck.expired(partition, range, position.nextSourceOffset()))
                    .ifPresent(loss -> {
                        expired.add(partition.topic());
                        if (!acceptedLosses.contains(partition.topic())) {
                            found.putIfAbsent(partition.topic(), loss);
                        }
                    });
            shrunk(partition, range).ifPresent(loss -> found.putIfAbsent(partition.topic(), loss));
        });
        acceptedLosses.removeIf(topic -> !expired.contains(topic) && snapshot.hasReached(topic));
        snapshot.stops()
                .forEach((partition, stop) -> found.putIfAbsent(
                        partition.topic(),
                        new TopicState.Blocked(
                                stop.code(), "partition " + partition.partition() + ": " + stop.reason(), stop.fix())));
        found.keySet().retainAll(ready);
        if (!found.isEmpty()) {
            found.forEach((topic, loss) ->
                    blocks.put(topic, new Block(loss.error(), loss.reason(), loss.next(), clock.instant())));
            store.writeBlocks(blocks);
        }
    }

    /** A new leader may tell a lower end for a moment; a topic made anew tells it for good. */
    private Optional<TopicState.Blocked> shrunk(PartitionId partition, LogRange range) {
        Optional<TopicState.Blocked> loss = Optional.ofNullable(positions.get(partition))
                .flatMap(before -> LossCheck.shrunk(partition, before.nextSourceOffset(), range));
        return shrunkWatch
                .check(partition, clock.instant(), 0, loss.isPresent())
                .flatMap(still -> loss);
    }

    private MirrorAssignment assignment(SortedSet<String> ready) {
        SortedSet<String> held = ready.stream()
                .filter(topic -> control.hold(topic).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        SortedMap<String, Integer> partitions = new TreeMap<>();
        ready.forEach(
                topic -> partitions.put(topic, (int) catalog.partitions(topic).count()));
        SortedMap<String, Long> topicThrottles = new TreeMap<>(control.topicThrottles());
        topicThrottles.keySet().retainAll(ready);
        return new MirrorAssignment(partitions, held, throttle(), topicThrottles, catalog.retention());
    }

    private OptionalLong throttle() {
        return control.throttleBytesPerSecond(migration.mirror().throttleBytesPerSecond());
    }

    private List<String> restartStuck(
            MirrorAssignment assignment, EngineSnapshot snapshot, Map<PartitionId, LogRange> ranges, Instant now) {
        SortedSet<PartitionId> stuck = new TreeSet<>();
        List<String> told = new ArrayList<>();
        ranges.forEach((partition, range) -> {
            boolean mayMove = assignment.topics().contains(partition.topic())
                    && !assignment.pausedTopics().contains(partition.topic())
                    && assignment.throttleBytesPerSecond().isEmpty()
                    && !assignment.topicThrottles().containsKey(partition.topic())
                    && !snapshot.waiting().contains(partition)
                    && snapshot.slowDowns().isEmpty();
            if (!mayMove) {
                stuckWatch.forget(partition);
                return;
            }
            long position = position(partition, range);
            stuckWatch.check(partition, now, position, position < range.end()).ifPresent(still -> {
                stuck.add(partition);
                told.add(partition + ": did not move for " + still.toSeconds() + " s although "
                        + (range.end() - position) + " records wait; its tasks are restarted");
            });
        });
        if (!stuck.isEmpty()) {
            stuck.forEach(stuckWatch::forget);
            engine.restart(stuck);
        }
        return told;
    }

    private long position(PartitionId partition, LogRange range) {
        PartitionPosition position = positions.get(partition);
        return Math.max(range.start(), position == null ? range.start() : position.nextSourceOffset());
    }

    private List<String> updateTopics(
            Instant now, Map<PartitionId, LogRange> ranges, EngineSnapshot snapshot, List<String> stuck) {
        List<String> warnings = new ArrayList<>(stuck);
        SortedSet<String> all = new TreeSet<>(catalog.topics());
        all.addAll(blocks.keySet());
        topics.keySet().retainAll(all);
        Troubles troubles = new Troubles(snapshot.failures(), ranges.keySet());
        for (String name : all) {
            MirroredTopic topic =
                    topics.computeIfAbsent(name, added -> new MirroredTopic(added, now, earlier.get(added)));
            SortedMap<Integer, PartitionSample> samples =
                    PartitionSamples.of(catalog.partitions(name), ranges, snapshot);
            if (!samples.isEmpty()) {
                topic.progress().add(now, samples);
            }
            topic.throttled(control.throttleBytesPerSecond(name));
            topic.enter(state(name, topic, troubles.of(name), snapshot.slowDowns()), now);
            warnOfRetention(name, topic).ifPresent(warnings::add);
        }
        return warnings;
    }

    private TopicState state(String name, MirroredTopic topic, Optional<String> trouble, List<SlowDown> slowDowns) {
        Block block = blocks.get(name);
        if (block != null) {
            return block.state();
        }
        return catalog.obstacle(name)
                .orElseGet(() -> TopicStates.of(
                        name,
                        topic,
                        control.hold(name),
                        TopicStates.slowness(control.throttleBytesPerSecond(name), throttle(), slowDowns),
                        trouble));
    }

    private Optional<String> warnOfRetention(String name, MirroredTopic topic) {
        OptionalLong retention =
                catalog.retention().getOrDefault(name, Retention.FOREVER).ms();
        if (retention.isEmpty() || topic.progress().lagRecords() == 0) {
            return Optional.empty();
        }
        return topic.progress()
                .lag()
                .flatMap(waiting -> RetentionWarning.of(name, waiting, Duration.ofMillis(retention.getAsLong())));
    }

    private MigrationStatus publish(
            Instant now, MirrorAssignment assignment, EngineSnapshot snapshot, List<String> warnings) {
        List<TopicStatus> statuses =
                topics.values().stream().map(MirroredTopic::status).toList();
        List<String> failures = snapshot.failures().stream()
                .map(failure -> failure.resource() + ": " + failure.reason())
                .toList();
        MirrorSession session = new MirrorSession(
                engine.name(),
                actor,
                startedAt,
                now,
                false,
                assignment.throttleBytesPerSecond(),
                Optional.of(snapshot.slowDowns()),
                failures,
                warnings,
                groups.status(),
                engine.produceLatencyMs());
        if (Duration.between(publishedAt, now).compareTo(PUBLISH_EVERY) >= 0) {
            publishedAt = now;
            store.write(statuses);
            store.write(session);
        }
        return StatusAssembly.of(migration.name(), now, Optional.of(session), statuses);
    }

    /** Says that this run ended in good order; the last thing it writes. */
    void sayGoodbye() {
        Instant now = clock.instant();
        store.write(topics.values().stream().map(MirroredTopic::status).toList());
        store.write(new MirrorSession(
                engine.name(),
                actor,
                startedAt,
                now,
                true,
                OptionalLong.empty(),
                Optional.of(List.of()),
                List.of(),
                List.of(),
                groups.status(),
                OptionalLong.empty()));
    }
}
