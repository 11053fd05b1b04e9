package io.godwit.core.cutover;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.godwit.core.model.ClusterSide;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where an application that only reads stands. Going back is the same path in the other direction. Each state holds only its
 * own data, and its methods are the legal transitions.
 *
 * <pre>
 *  Resting(source) ─▶ Stopping ─▶ Stopped ─▶ Placed ─▶ Starting ─▶ Resting(target)
 *        ▲               │           │          │          │              │
 *        │            turnBack: nothing ran on the target  │ leaveAgain   │ leave
 *        │               ▼           ▼          ▼          ▼              │
 *        └── Starting ◀──┴───────────┴──────────┘      Stopping ◀─────────┘   (the same states, to the source)
 * </pre>
 *
 * <p>A state is stored before what it names is done, so after a kill what it names is done again: each action can be
 * repeated.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConsumerState.Resting.class, name = "RESTING"),
    @JsonSubTypes.Type(value = ConsumerState.Stopping.class, name = "STOPPING"),
    @JsonSubTypes.Type(value = ConsumerState.Stopped.class, name = "STOPPED"),
    @JsonSubTypes.Type(value = ConsumerState.Placed.class, name = "PLACED"),
    @JsonSubTypes.Type(value = ConsumerState.Starting.class, name = "STARTING")
})
public sealed interface ConsumerState {
    /** An application that was never touched. */
    ConsumerState INITIAL = new Resting(ClusterSide.SOURCE, List.of(), Optional.empty());

    /** The word in tables and JSON. */
    String word();

    /** What to do in each state. */
    interface Cases<R> {
        R resting(Resting state) throws InterruptedException;

        R stopping(Stopping state) throws InterruptedException;

        R stopped(Stopped state) throws InterruptedException;

        R placed(Placed state) throws InterruptedException;

        R starting(Starting state) throws InterruptedException;
    }

    <R> R on(Cases<R> cases) throws InterruptedException;

    /**
     * Works on one cluster.
     *
     * @param placements where its groups were placed when it came here; empty before the first move
     * @param setback why the last attempt to move it ended here again
     */
    record Resting(ClusterSide side, List<GroupPlacement> placements, Optional<Setback> setback)
            implements ConsumerState {
        public Resting {
            placements = List.copyOf(placements);
        }

        /**
         * @param activeGroups those of its groups that have members now, and are expected to have some afterwards
         * @param because why it is put back, where it is
         */
        public Stopping leave(SortedSet<String> activeGroups, Optional<Setback> because) {
            return new Stopping(
                    side == ClusterSide.SOURCE ? Direction.TO_TARGET : Direction.TO_SOURCE, activeGroups, because);
        }

        @Override
        public String word() {
            return side == ClusterSide.TARGET ? "STABLE" : setback.isPresent() ? "PUT_BACK" : "ON_SOURCE";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.resting(this);
        }
    }

    /** Is being stopped: its groups have to become empty. */
    record Stopping(Direction direction, SortedSet<String> activeGroups, Optional<Setback> setback)
            implements ConsumerState {
        public Stopping {
            activeGroups = sorted(activeGroups);
        }

        public Stopped stopped(List<GroupPositions> positions) {
            return new Stopped(direction, activeGroups, positions, setback);
        }

        public Starting turnBack(Optional<Setback> because) {
            return new Starting(direction.reverse(), activeGroups, List.of(), because);
        }

        @Override
        public String word() {
            return "STOPPING";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.stopping(this);
        }
    }

    /** Its groups are empty, and this is what they had committed. */
    record Stopped(
            Direction direction,
            SortedSet<String> activeGroups,
            List<GroupPositions> positions,
            Optional<Setback> setback)
            implements ConsumerState {
        public Stopped {
            activeGroups = sorted(activeGroups);
            positions = List.copyOf(positions);
        }

        public Placed placed(List<GroupPlacement> placements) {
            return new Placed(direction, activeGroups, placements, setback);
        }

        public Starting turnBack(Optional<Setback> because) {
            return new Starting(direction.reverse(), activeGroups, List.of(), because);
        }

        @Override
        public String word() {
            return "EMPTY";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.stopped(this);
        }
    }

    /** Its groups' offsets are set, and were read back, on the cluster that it moves to. */
    record Placed(
            Direction direction,
            SortedSet<String> activeGroups,
            List<GroupPlacement> placements,
            Optional<Setback> setback)
            implements ConsumerState {
        public Placed {
            activeGroups = sorted(activeGroups);
            placements = List.copyOf(placements);
        }

        public Starting starting() {
            return new Starting(direction, activeGroups, placements, setback);
        }

        public Starting turnBack(Optional<Setback> because) {
            return new Starting(direction.reverse(), activeGroups, List.of(), because);
        }

        @Override
        public String word() {
            return "OFFSETS_SET";
        }

        @Override
        public <R> R on(Cases<R> cases) throws InterruptedException {
            return cases.placed(this);
        }
    }

    /** Is being started; it may run already. */
    record Starting(
            Direction direction,
            SortedSet<String> activeGroups,
            List<GroupPlacement> placements,
            Optional<Setback> setback)
            implements ConsumerState {
        public Starting {
            activeGroups = sorted(activeGroups);
            placements = List.copyOf(placements);
        }

        public Resting arrived() {
            return new Resting(direction.to(), placements, setback);
        }

        public Stopping leaveAgain(Optional<Setback> because) {
            return new Stopping(direction.reverse(), activeGroups, because);
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

    private static SortedSet<String> sorted(SortedSet<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
}
