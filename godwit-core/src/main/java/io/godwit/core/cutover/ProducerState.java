package io.godwit.core.cutover;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.godwit.core.cutover.SwitchPoint.TargetUntouched;
import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the applications of a wave that write stand; they move together. Each state holds only its own data, and its methods
 * are the legal transitions.
 *
 * <pre>
 *  OnSource ─▶ Held ─▶ Fencing ─▶ Quiet ─▶ Proven ─▶ Arming ─▶ Starting ─▶ Switched
 *     ▲                   │         │        │ └─ no reverse ─▶ │  ▲          │ │
 *     │                   └─────────┴────────┴────────┤         │  │          │ │
 *     │                                          abort│         │ only while nothing
 *     ├───────────────── Restoring ◀──────────────────┴─────────┴─ was written ─┘ │
 *     │                      ▲                                     │              │
 *     │                      └── ReturnQuiet ◀── Returning ◀───────│── reverse ───┘
 *     │                               └──────────────┴──── stay ───┘
 * </pre>
 *
 * <p>The write pause lasts from Fencing to the end of Starting; on the way back from Returning to the end of Restoring. A
 * state is stored before what it names is done, so after a kill what it names is done again.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProducerState.OnSource.class, name = "ON_SOURCE"),
    @JsonSubTypes.Type(value = ProducerState.Held.class, name = "HELD"),
    @JsonSubTypes.Type(value = ProducerState.Fencing.class, name = "FENCING"),
    @JsonSubTypes.Type(value = ProducerState.Quiet.class, name = "QUIET"),
    @JsonSubTypes.Type(value = ProducerState.Proven.class, name = "PROVEN"),
    @JsonSubTypes.Type(value = ProducerState.Arming.class, name = "ARMING"),
    @JsonSubTypes.Type(value = ProducerState.Starting.class, name = "STARTING"),
    @JsonSubTypes.Type(value = ProducerState.Switched.class, name = "SWITCHED"),
    @JsonSubTypes.Type(value = ProducerState.Returning.class, name = "RETURNING"),
    @JsonSubTypes.Type(value = ProducerState.ReturnQuiet.class, name = "RETURN_QUIET"),
    @JsonSubTypes.Type(value = ProducerState.Restoring.class, name = "RESTORING")
})
public sealed interface ProducerState {
    /** The word in tables and JSON. */
    String word();

    /** Where producers may have begun to write to the target; empty before they could. */
    default Optional<SwitchPoint> copiesEndAt() {
        return Optional.empty();
    }

    /** Whether the mirror copies to the source what is written to the target. */
    default boolean copiesBack() {
        return false;
    }

    /** What is gone back to if the way back to the source fails; empty where none is under way. */
    default Optional<Starting> origin() {
        return Optional.empty();
    }

    /** What to do in each state. */
    interface Cases<R> {
        R onSource(OnSource state) throws InterruptedException;

        R held(Held state) throws InterruptedException;

        R fencing(Fencing state) throws InterruptedException;

        R quiet(Quiet state) throws InterruptedException;

        R proven(Proven state) throws InterruptedException;

        R arming(Arming state) throws InterruptedException;

        R starting(Starting state) throws InterruptedException;

        R switched(Switched state) throws InterruptedException;

        R returning(Returning state) throws InterruptedException;

        R returnQuiet(ReturnQuiet state) throws InterruptedException;

        R restoring(Restoring state) throws InterruptedException;
    }

    <R> R on(Cases<R> cases) throws InterruptedException;

    /**
     * Write to the source.
     *
     * @param setback why the last attempt ended here again
     */
    record OnSource(Optional<Setback> setback) implements ProducerState {
        /** Before the first attempt. */
        public static final OnSource FIRST = new OnSource(Optional.empty());

        public Held hold(Instant at) {
            return new Held(at);
        }

        /** The next attempt, without a hold before it. */
        public Fencing fence(Instant at, SortedSet<String> activeGroups) {
            return new Fencing(at, activeGroups);
        }

        @Override
        public String word() {
            return setback.isPresent() ? "ABORTED" : "ON_SOURCE";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.onSource(this);
        }
    }

    /** All consumers moved; the producers wait for the operator's release, and the mirror goes on. */
    record Held(Instant since) implements ProducerState {
        /** @param activeGroups groups of the producing applications that have members now */
        public Fencing release(Instant at, SortedSet<String> activeGroups) {
            return new Fencing(at, activeGroups);
        }

        public OnSource withdraw(Optional<Setback> because) {
            return new OnSource(because);
        }

        @Override
        public String word() {
            return "HELD";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.held(this);
        }
    }

    /** Are being stopped: the source's ends have to stand still. */
    record Fencing(Instant pausedAt, SortedSet<String> activeGroups) implements ProducerState {
        public Fencing {
            activeGroups = sorted(activeGroups);
        }

        public Quiet quiet(SortedMap<PartitionId, Long> sourceEnds, List<GroupPositions> positions) {
            return new Quiet(pausedAt, activeGroups, ends(sourceEnds), positions);
        }

        public Restoring abort(Setback because) {
            return new Restoring(pausedAt, activeGroups, false, because);
        }

        @Override
        public String word() {
            return "FENCING";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.fencing(this);
        }
    }

    /**
     * Nobody writes to the source any more.
     *
     * @param sourceEnds where its logs end
     * @param positions what the groups of the producing applications had committed
     */
    record Quiet(
            Instant pausedAt, SortedSet<String> activeGroups, List<LogEnd> sourceEnds, List<GroupPositions> positions)
            implements ProducerState {
        public Quiet {
            activeGroups = sorted(activeGroups);
            sourceEnds = List.copyOf(sourceEnds);
            positions = List.copyOf(positions);
        }

        public SortedMap<PartitionId, Long> endsByPartition() {
            return byPartition(sourceEnds);
        }

        public Proven proven(SwitchPoint switchPoint, List<GroupPlacement> placements) {
            return new Proven(pausedAt, activeGroups, switchPoint, placements);
        }

        public Restoring abort(Setback because) {
            return new Restoring(pausedAt, activeGroups, false, because);
        }

        @Override
        public String word() {
            return "QUIET";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.quiet(this);
        }
    }

    /** The target holds all that the source has, compared record by record, and the producers' own groups are placed. */
    record Proven(
            Instant pausedAt, SortedSet<String> activeGroups, SwitchPoint switchPoint, List<GroupPlacement> placements)
            implements ProducerState {
        public Proven {
            activeGroups = sorted(activeGroups);
            placements = List.copyOf(placements);
        }

        public SortedMap<PartitionId, Long> sourceEnds() {
            return switchPoint.sourceEnds();
        }

        public Arming arming() {
            return new Arming(pausedAt, activeGroups, switchPoint, placements);
        }

        /** Without a reverse mirror. */
        public Starting starting() {
            return new Starting(pausedAt, activeGroups, switchPoint, placements, false, Optional.empty());
        }

        public Restoring abort(Setback because) {
            return new Restoring(pausedAt, activeGroups, false, because);
        }

        @Override
        public String word() {
            return "PROVEN";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.proven(this);
        }
    }

    /** The mirror turns round: from now on it copies to the source what is written to the target. */
    record Arming(
            Instant pausedAt, SortedSet<String> activeGroups, SwitchPoint switchPoint, List<GroupPlacement> placements)
            implements ProducerState {
        public Arming {
            activeGroups = sorted(activeGroups);
            placements = List.copyOf(placements);
        }

        public Starting starting() {
            return new Starting(pausedAt, activeGroups, switchPoint, placements, true, Optional.empty());
        }

        public Restoring abort(Setback because) {
            return new Restoring(pausedAt, activeGroups, false, because);
        }

        @Override
        public String word() {
            return "ARMING";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.arming(this);
        }
    }

    /**
     * Are being started on the target; they may write there already.
     *
     * @param copiesBack whether the mirror copies back
     * @param before where they were switched before a rollback that was given up; no budget holds then
     */
    record Starting(
            Instant pausedAt,
            SortedSet<String> activeGroups,
            SwitchPoint switchPoint,
            List<GroupPlacement> placements,
            boolean copiesBack,
            Optional<Switched> before)
            implements ProducerState {
        public Starting {
            activeGroups = sorted(activeGroups);
            placements = List.copyOf(placements);
        }

        public Switched switched(Instant at, List<TopicPause> pauses) {
            return before.orElseGet(
                    () -> new Switched(pausedAt, at, activeGroups, switchPoint, pauses, placements, copiesBack));
        }

        /** @param groups those that are active on the target now */
        public Returning goBackReversed(Instant at, SortedSet<String> groups, Setback because) {
            return new Returning(at, groups, this, because);
        }

        /** @param evidence that nothing on the target would be left behind */
        public Restoring abort(TargetUntouched evidence, Setback because) {
            java.util.Objects.requireNonNull(evidence);
            return new Restoring(pausedAt, activeGroups, true, because);
        }

        @Override
        public Optional<SwitchPoint> copiesEndAt() {
            return Optional.of(switchPoint);
        }

        @Override
        public String word() {
            return "STARTING";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.starting(this);
        }
    }

    /**
     * Write to the target.
     *
     * @param pausedAt when their stop began
     * @param at when they had been started and were healthy
     * @param pauses as far as they could be measured by then
     * @param copiesBack whether the mirror copies back
     */
    record Switched(
            Instant pausedAt,
            Instant at,
            SortedSet<String> activeGroups,
            SwitchPoint switchPoint,
            List<TopicPause> pauses,
            List<GroupPlacement> placements,
            boolean copiesBack)
            implements ProducerState {
        public Switched {
            activeGroups = sorted(activeGroups);
            pauses = List.copyOf(pauses);
            placements = List.copyOf(placements);
        }

        public Restoring goBack(TargetUntouched evidence, Setback because) {
            java.util.Objects.requireNonNull(evidence);
            return new Restoring(pausedAt, activeGroups, true, because);
        }

        /** @param groups those that are active on the target now */
        public Returning goBackReversed(Instant at, SortedSet<String> groups, Setback because) {
            return new Starting(pausedAt, activeGroups, switchPoint, placements, copiesBack, Optional.of(this))
                    .goBackReversed(at, groups, because);
        }

        @Override
        public Optional<SwitchPoint> copiesEndAt() {
            return Optional.of(switchPoint);
        }

        @Override
        public String word() {
            return "SWITCHED";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.switched(this);
        }
    }

    /**
     * Are being stopped on the target, so that they can go back with all that they wrote there.
     *
     * @param former what they go back to if that fails
     */
    record Returning(Instant pausedAt, SortedSet<String> activeGroups, Starting former, Setback setback)
            implements ProducerState {
        public Returning {
            activeGroups = sorted(activeGroups);
        }

        public ReturnQuiet quiet(SortedMap<PartitionId, Long> targetEnds, List<GroupPositions> positions) {
            return new ReturnQuiet(pausedAt, activeGroups, former, setback, ends(targetEnds), positions);
        }

        @Override
        public Optional<SwitchPoint> copiesEndAt() {
            return former.copiesEndAt();
        }

        @Override
        public Optional<Starting> origin() {
            return Optional.of(former);
        }

        @Override
        public boolean copiesBack() {
            return true;
        }

        @Override
        public String word() {
            return "RETURNING";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.returning(this);
        }
    }

    /**
     * Nobody writes to the target any more: the rest is copied back and compared, and nothing is copied from then on.
     *
     * @param former what they go back to if that fails
     * @param targetEnds where the target's logs end
     * @param positions what the groups of the producing applications had committed on the target
     */
    record ReturnQuiet(
            Instant pausedAt,
            SortedSet<String> activeGroups,
            Starting former,
            Setback setback,
            List<LogEnd> targetEnds,
            List<GroupPositions> positions)
            implements ProducerState {
        public ReturnQuiet {
            activeGroups = sorted(activeGroups);
            targetEnds = List.copyOf(targetEnds);
            positions = List.copyOf(positions);
        }

        public SortedMap<PartitionId, Long> endsByPartition() {
            return byPartition(targetEnds);
        }

        /** The source holds all of it, and their groups are placed there. */
        public Restoring returned() {
            return new Restoring(pausedAt, activeGroups, false, setback);
        }

        @Override
        public Optional<SwitchPoint> copiesEndAt() {
            return former.copiesEndAt();
        }

        @Override
        public Optional<Starting> origin() {
            return Optional.of(former);
        }

        @Override
        public boolean copiesBack() {
            return true;
        }

        @Override
        public String word() {
            return "RETURN_QUIET";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.returnQuiet(this);
        }
    }

    /**
     * Are being put back.
     *
     * @param ranOnTarget whether they may have run, though not written, on the target
     */
    record Restoring(Instant pausedAt, SortedSet<String> activeGroups, boolean ranOnTarget, Setback setback)
            implements ProducerState {
        public Restoring {
            activeGroups = sorted(activeGroups);
        }

        public OnSource restored() {
            return new OnSource(Optional.of(setback));
        }

        @Override
        public String word() {
            return "RESTORING";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.restoring(this);
        }
    }

    /** Where the log of one partition ends. */
    record LogEnd(PartitionId partition, long offset) {}

    private static SortedSet<String> sorted(SortedSet<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    private static SortedMap<PartitionId, Long> byPartition(List<LogEnd> ends) {
        SortedMap<PartitionId, Long> byPartition = new TreeMap<>();
        ends.forEach(end -> byPartition.put(end.partition(), end.offset()));
        return byPartition;
    }

    private static List<LogEnd> ends(SortedMap<PartitionId, Long> offsets) {
        return offsets.entrySet().stream()
                .map(entry -> new LogEnd(entry.getKey(), entry.getValue()))
                .toList();
    }
}
