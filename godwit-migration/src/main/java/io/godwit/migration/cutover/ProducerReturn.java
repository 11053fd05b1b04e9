package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.GroupPositions;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.ProducerState.Arming;
import io.godwit.core.cutover.ProducerState.Fencing;
import io.godwit.core.cutover.ProducerState.Held;
import io.godwit.core.cutover.ProducerState.OnSource;
import io.godwit.core.cutover.ProducerState.Proven;
import io.godwit.core.cutover.ProducerState.Quiet;
import io.godwit.core.cutover.ProducerState.Restoring;
import io.godwit.core.cutover.ProducerState.ReturnQuiet;
import io.godwit.core.cutover.ProducerState.Returning;
import io.godwit.core.cutover.ProducerState.Starting;
import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.cutover.Setback;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Takes the writing applications of a wave away from the target, with all that they wrote there, as far as {@link Restoring}:
 * the switch the other way round, within the same budget. It does nothing where the mirror does not copy back.
 */
final class ProducerReturn {
    private final WaveScope scope;
    private final ProducerMove.Parts parts;
    private final Setback because;
    private ProducerState reached = OnSource.FIRST;

    ProducerReturn(WaveScope scope, ProducerMove.Parts parts, Setback because) {
        this.scope = scope;
        this.parts = parts;
        this.because = because;
    }

    /** Goes on until nothing of it is left on the target. */
    void run() throws InterruptedException {
        Step step = new Step();
        while (true) {
            reached = parts.store().producers();
            ProducerState next = reached.on(step);
            if (next == reached) {
                return;
            }
            parts.store().save(next, step.note);
        }
    }

    /** The last state that was stored. */
    ProducerState reached() {
        return reached;
    }

    private Instant now() {
        return scope.waiting().now();
    }

    /** One step back. A state that it returns itself is not its business. */
    private final class Step implements ProducerState.Cases<ProducerState> {
        private String note = "";

        @Override
        public ProducerState starting(Starting state) {
            if (!state.copiesBack()) {
                return state;
            }
            begin();
            return state.goBackReversed(now(), active(), because);
        }

        @Override
        public ProducerState switched(Switched state) {
            if (!state.copiesBack()) {
                return state;
            }
            begin();
            return state.goBackReversed(now(), active(), because);
        }

        private void begin() {
            parts.reverse().requireWayBack();
            scope.plan().producers().forEach(application -> parts.files().prepare(application, ClusterSide.SOURCE));
            parts.lease().confirm();
            note = "goes back to the source: " + because.line();
        }

        private SortedSet<String> active() {
            SortedSet<String> active = new TreeSet<>();
            scope.plan()
                    .producers()
                    .forEach(application -> active.addAll(parts.groups().active(application, ClusterSide.TARGET)));
            return active;
        }

        @Override
        public ProducerState returning(Returning state) throws InterruptedException {
            WritePause pause = new WritePause(scope, state.pausedAt());
            parts.lease().confirm();
            for (Application application : scope.plan().producers()) {
                WriteBudget budget = pause.unspent(application.name() + " was stopped");
                parts.applications()
                        .stop(
                                application,
                                ClusterSide.TARGET,
                                budget.within(scope.limits().commandTimeout(), now()));
            }
            List<GroupPositions> positions = new ArrayList<>();
            for (Application application : scope.plan().producers()) {
                WriteBudget budget = pause.unspent("the groups of " + application.name() + " were empty");
                positions.addAll(parts.groups()
                        .awaitEmpty(
                                application,
                                ClusterSide.TARGET,
                                budget.within(scope.limits().stableTimeout(), now())));
            }
            SortedMap<PartitionId, Long> ends =
                    parts.reverse().awaitTargetQuiet(pause.unspent("the target stood still"));
            note = "the target stands still";
            return state.quiet(ends, positions);
        }

        @Override
        public ProducerState returnQuiet(ReturnQuiet state) throws InterruptedException {
            WritePause pause = new WritePause(scope, state.pausedAt());
            SortedMap<PartitionId, Long> ends = state.endsByPartition();
            parts.narrator().say("draining the reverse mirror and comparing the tail");
            parts.reverse().drain(ends, pause.unspent("the mirror was drained").left(now()));
            parts.writes().prove(ends, pause.unspent("the tail was compared").left(now()));
            parts.lease().confirm();
            parts.reverse().halt(ends, pause.unspent("the mirror stood still"));
            List<GroupPlacement> placements = parts.groups()
                    .translate(
                            state.positions(),
                            Direction.TO_SOURCE,
                            pause.unspent("the groups were placed").left(now()));
            parts.lease().confirm();
            parts.groups().place(placements, ClusterSide.SOURCE);
            note = "the source holds every record of the target";
            return state.returned();
        }

        @Override
        public ProducerState onSource(OnSource state) {
            return state;
        }

        @Override
        public ProducerState held(Held state) {
            return state;
        }

        @Override
        public ProducerState fencing(Fencing state) {
            return state;
        }

        @Override
        public ProducerState quiet(Quiet state) {
            return state;
        }

        @Override
        public ProducerState proven(Proven state) {
            return state;
        }

        @Override
        public ProducerState arming(Arming state) {
            return state;
        }

        @Override
        public ProducerState restoring(Restoring state) {
            return state;
        }
    }
}
