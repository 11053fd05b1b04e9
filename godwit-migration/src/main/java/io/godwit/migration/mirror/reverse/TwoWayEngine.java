package io.godwit.migration.mirror.reverse;

import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.EngineFailure;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.status.SlowDown;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Two engines as one: topics are copied from the source to the target, and those whose producers were switched back from the
 * target to the source. Which way each goes is in the journal and is followed with each assignment.
 *
 * <p>Invariant: a topic is with one of the engines at most. It is taken from the one first; only when that one says that
 * nothing of it is under way any more is it given to the other. So no record can go round.
 *
 * <p>Not thread-safe, as the port says.
 */
public final class TwoWayEngine implements MirrorEngine {
    private final MirrorEngine forward;
    private final Optional<MirrorEngine> reverse;
    private final CopyDirections directions;
    private final OrderReports reports;
    private final Clock clock;

    private SortedMap<String, CopyDirection> turned = new TreeMap<>();
    private SortedSet<String> reversing = new TreeSet<>();
    private Optional<EngineFailure> failure = Optional.empty();
    private final SteadyCounts counts = new SteadyCounts();
    private final SortedMap<PartitionId, PartitionPosition> lastPositions = new TreeMap<>();

    /**
     * @param forward copies from the source to the target
     * @param reverse copies from the target to the source; empty where the engine can't. It is not touched before the first
     *     topic turns
     */
    public TwoWayEngine(
            MirrorEngine forward,
            Optional<MirrorEngine> reverse,
            TopicLogs source,
            TopicLogs target,
            Journal journal,
            Clock clock) {
        this.forward = forward;
        this.reverse = reverse;
        this.directions = new CopyDirections(journal);
        this.reports = new OrderReports(directions, source, target, clock);
        this.clock = clock;
        this.turned = directions.turned();
    }

    @Override
    public String name() {
        return forward.name();
    }

    @Override
    public Optional<String> refusal(String topic) {
        return forward.refusal(topic);
    }

    @Override
    public boolean limitsTopics() {
        return forward.limitsTopics();
    }

    @Override
    public void assign(MirrorAssignment assignment) {
        turned = directions.turned();
        if (!turned.isEmpty() || !reversing.isEmpty()) {
            SortedSet<String> wanted = wantedInReverse(assignment);
            SortedSet<String> staying = new TreeSet<>(reversing);
            staying.retainAll(wanted);
            assignReverse(assignment, staying);
            SortedSet<String> busyBackward = leaving(reverse);
            forward.assign(assignment.only(topic -> !turned.containsKey(topic) && !busyBackward.contains(topic)));
            wanted.removeAll(leaving(reverse.map(unused -> forward)));
            assignReverse(assignment, wanted);
        } else {
            forward.assign(assignment);
        }
        report(assignment);
    }

    private SortedSet<String> wantedInReverse(MirrorAssignment assignment) {
        return reverse.isEmpty()
                ? new TreeSet<>()
                : assignment.topics().stream()
                        .filter(topic -> turned.get(topic) == CopyDirection.REVERSE)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> leaving(Optional<MirrorEngine> engine) {
        return engine.map(asked -> asked.snapshot().leaving().stream()
                        .map(PartitionId::topic)
                        .collect(Collectors.toCollection(TreeSet::new)))
                .orElseGet(TreeSet::new);
    }

    /** What goes wrong with the reverse engine must not end the forward one. */
    private void assignReverse(MirrorAssignment assignment, Set<String> topics) {
        if (topics.isEmpty() && reversing.isEmpty()) {
            return;
        }
        try {
            reverse.orElseThrow().assign(assignment.only(topics::contains));
            reversing = new TreeSet<>(topics);
            failure = Optional.empty();
        } catch (GodwitException e) {
            if (e.code() == JournalError.LEASE_LOST) {
                throw e;
            }
            failure = Optional.of(new EngineFailure("reverse mirror", e.reason(), true));
        }
    }

    private void report(MirrorAssignment assignment) {
        if (!turned.isEmpty()) {
            Optional<EngineSnapshot> back =
                    reverse.filter(unused -> !reversing.isEmpty()).map(MirrorEngine::snapshot);
            SortedSet<String> busy = leaving(reverse);
            busy.addAll(leaving(reverse.map(unused -> forward)));
            busy.addAll(reversing);
            reports.tell(assignment, back, busy, failure.map(EngineFailure::reason));
        }
    }

    @Override
    public EngineSnapshot snapshot() {
        EngineSnapshot forth = forward.snapshot();
        EngineSnapshot both = reverse.filter(unused -> !reversing.isEmpty())
                .map(engine -> together(forth, engine.snapshot()))
                .orElse(forth);
        lastPositions.keySet().removeIf(partition -> !turned.containsKey(partition.topic()));
        SortedMap<PartitionId, PartitionPosition> positions = counts.over(both.positions());
        lastPositions.putAll(positions);
        // One that is held, or between the engines, is still where it was.
        lastPositions.forEach((partition, position) -> {
            if (turned.containsKey(partition.topic())) {
                positions.putIfAbsent(partition, position);
            }
        });
        List<EngineFailure> failures = new ArrayList<>(both.failures());
        failure.ifPresent(failures::add);
        return new EngineSnapshot(
                both.at(),
                positions,
                both.identical(),
                both.leaving(),
                both.jumps(),
                both.stops(),
                failures,
                both.waiting(),
                both.slowDowns());
    }

    @Override
    public OptionalLong produceLatencyMs() {
        return forward.produceLatencyMs();
    }

    private EngineSnapshot together(EngineSnapshot forth, EngineSnapshot back) {
        SortedMap<PartitionId, PartitionPosition> positions = new TreeMap<>(forth.positions());
        positions.putAll(back.positions());
        SortedSet<PartitionId> identical = new TreeSet<>(forth.identical());
        identical.addAll(back.identical());
        SortedSet<PartitionId> leaving = new TreeSet<>(forth.leaving());
        leaving.addAll(back.leaving());
        SortedMap<PartitionId, EngineSnapshot.PartitionStop> stops = new TreeMap<>(forth.stops());
        stops.putAll(back.stops());
        List<EngineFailure> failures = new ArrayList<>(forth.failures());
        failures.addAll(back.failures());
        SortedSet<PartitionId> waiting = new TreeSet<>(forth.waiting());
        waiting.addAll(back.waiting());
        List<SlowDown> slowDowns = new ArrayList<>(forth.slowDowns());
        slowDowns.addAll(back.slowDowns());
        return new EngineSnapshot(
                clock.instant(), positions, identical, leaving, forth.jumps(), stops, failures, waiting, slowDowns);
    }

    /** Whether the target's log is the one that is read. */
    boolean isReversed(String topic) {
        return turned.get(topic) == CopyDirection.REVERSE;
    }

    /** Where the copy of a partition stood last. */
    Optional<Long> lastPosition(PartitionId partition) {
        return Optional.ofNullable(lastPositions.get(partition)).map(PartitionPosition::nextSourceOffset);
    }

    @Override
    public void restart(SortedSet<PartitionId> stuck) {
        Map<Boolean, List<PartitionId>> byWay =
                stuck.stream().collect(Collectors.partitioningBy(partition -> reversing.contains(partition.topic())));
        forward.restart(new TreeSet<>(byWay.getOrDefault(false, List.of())));
        reverse.ifPresent(engine -> engine.restart(new TreeSet<>(byWay.getOrDefault(true, List.of()))));
    }

    @Override
    public void acceptLoss(String topic) {
        if (isReversed(topic)) {
            reverse.ifPresent(engine -> engine.acceptLoss(topic));
        } else {
            forward.acceptLoss(topic);
        }
    }

    @Override
    public void close() {
        try {
            reverse.ifPresent(MirrorEngine::close);
        } finally {
            forward.close();
        }
    }
}
