package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.CutoverConfig;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.cutover.CutoverStore;
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
import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Lease;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Brings the writing applications of a wave to the target, from whatever state they are in, within the budget of the write
 * pause. It fails with the state of the step that failed; {@link ProducerRestore} puts things back.
 */
final class ProducerMove {
    private final WaveScope scope;
    private final Parts parts;
    private ProducerState reached = ProducerState.OnSource.FIRST;

    ProducerMove(WaveScope scope, Parts parts) {
        this.scope = scope;
        this.parts = parts;
    }

    /** What a move needs. */
    record Parts(
            ApplicationActions applications,
            GroupActions groups,
            WriteActions writes,
            ReverseActions reverse,
            FenceActions fence,
            FileActions files,
            CutoverStore store,
            Lease lease,
            Narrator narrator) {}

    /** Goes on until they write to the target. */
    Switched run() throws InterruptedException {
        Step step = new Step();
        while (step.done.isEmpty()) {
            reached = parts.store().producers();
            parts.lease().confirm();
            ProducerState next = reached.on(step);
            if (step.done.isEmpty()) {
                parts.store().save(next, step.note);
            }
        }
        return step.done.get(0);
    }

    /** The last state that was stored, also when the journal can't be read any more. */
    ProducerState reached() {
        return reached;
    }

    private CutoverConfig limits() {
        return scope.limits();
    }

    private Instant now() {
        return scope.waiting().now();
    }

    private WriteBudget budget(Instant pausedAt) {
        return new WritePause(scope, pausedAt).budget();
    }

    private WriteBudget unspent(Instant pausedAt, String doing) {
        return new WritePause(scope, pausedAt).unspent(doing);
    }

    /** One step towards the target. */
    private final class Step implements ProducerState.Cases<ProducerState> {
        private final List<Switched> done = new ArrayList<>();
        private String note = "";

        @Override
        public ProducerState onSource(OnSource state) throws InterruptedException {
            getAhead();
            note = "the write pause begins";
            return state.fence(now(), active());
        }

        @Override
        public ProducerState held(Held state) throws InterruptedException {
            getAhead();
            note = "released; the write pause begins";
            return state.release(now(), active());
        }

        /** What is looked at, prepared and compared before the pause needs not be within it. */
        private void getAhead() throws InterruptedException {
            parts.fence().prepare();
            scope.plan().producers().forEach(application -> parts.files().prepare(application, ClusterSide.TARGET));
            parts.narrator().say("comparing what the mirror has brought so far, so that the pause is short");
            parts.writes().prove(parts.writes().sourceEnds(), limits().stableTimeout());
            parts.lease().confirm();
        }

        private SortedSet<String> active() {
            SortedSet<String> active = new TreeSet<>();
            scope.plan()
                    .producers()
                    .forEach(application -> active.addAll(parts.groups().active(application, ClusterSide.SOURCE)));
            return active;
        }

        @Override
        public ProducerState fencing(Fencing state) throws InterruptedException {
            for (Application application : scope.plan().producers()) {
                WriteBudget budget = unspent(state.pausedAt(), application.name() + " was stopped");
                parts.applications()
                        .stop(application, ClusterSide.SOURCE, budget.within(limits().commandTimeout(), now()));
            }
            unspent(state.pausedAt(), "the source was fenced");
            parts.lease().confirm();
            parts.fence().raise();
            List<GroupPositions> positions = new ArrayList<>();
            for (Application application : scope.plan().producers()) {
                WriteBudget budget = unspent(state.pausedAt(), "the groups of " + application.name() + " were empty");
                positions.addAll(parts.groups()
                        .awaitEmpty(application, ClusterSide.SOURCE, budget.within(limits().stableTimeout(), now())));
            }
            WriteBudget budget = unspent(state.pausedAt(), "the source stood still");
            SortedMap<PartitionId, Long> ends = parts.writes().awaitQuiet(budget);
            note = "the source stands still";
            return state.quiet(ends, positions);
        }

        @Override
        public ProducerState quiet(Quiet state) throws InterruptedException {
            WriteBudget budget = unspent(state.pausedAt(), "the mirror was drained");
            SortedMap<PartitionId, Long> ends = state.endsByPartition();
            parts.narrator().say("draining the mirror and comparing the tail");
            parts.writes().prove(ends, budget.left(now()));
            Duration left = unspent(state.pausedAt(), "the groups were placed").left(now());
            List<GroupPlacement> placements = parts.groups().translate(state.positions(), Direction.TO_TARGET, left);
            parts.lease().confirm();
            parts.groups().place(placements, ClusterSide.TARGET);
            SwitchPoint switchPoint = parts.writes().switchPoint(ends);
            note = "the target holds every record of the source";
            return state.proven(switchPoint, placements);
        }

        @Override
        public ProducerState proven(Proven state) {
            unspent(state.pausedAt(), "the producers were started");
            parts.writes().switchPoint(state.sourceEnds());
            Optional<String> obstacle = parts.reverse().obstacle(state.switchPoint());
            if (obstacle.isEmpty()) {
                note = "the mirror turns round";
                return state.arming();
            }
            refuseIfRequired(obstacle.get());
            parts.narrator().say("switching without a reverse mirror: " + obstacle.get());
            parts.writes().restoreConfigs();
            note = "producers are started on the target, without a reverse mirror";
            return state.starting();
        }

        private void refuseIfRequired(String obstacle) {
            if (limits().reverse() == ReverseMode.REQUIRED) {
                throw new GodwitException(
                        CutoverError.REVERSE_NOT_POSSIBLE,
                        "wave " + scope.plan().wave(),
                        obstacle,
                        "mend it, or set cutover.reverse to preferred to switch without a way back");
            }
        }

        @Override
        public ProducerState arming(Arming state) throws InterruptedException {
            parts.reverse().arm(unspent(state.pausedAt(), "the mirror turned round"));
            parts.writes().switchPoint(state.switchPoint().sourceEnds());
            unspent(state.pausedAt(), "the producers were started");
            parts.writes().restoreConfigs();
            note = "producers are started on the target; what they write there is copied back";
            return state.starting();
        }

        @Override
        public ProducerState starting(Starting state) throws InterruptedException {
            if (state.copiesBack()) {
                parts.reverse().reverse();
            }
            for (Application application : scope.plan().producers()) {
                parts.files().pointTo(application, ClusterSide.TARGET);
                parts.applications().start(application, ClusterSide.TARGET, limit(state, limits().commandTimeout()));
            }
            parts.groups()
                    .awaitStable(state.activeGroups(), ClusterSide.TARGET, limit(state, limits().stableTimeout()));
            for (Application application : scope.plan().producers()) {
                parts.applications()
                        .awaitHealthy(application, ClusterSide.TARGET, limit(state, limits().stableTimeout()));
            }
            if (isHurried(state)) {
                unspent(state.pausedAt(), "the producers ran on the target");
            }
            note = "producers run on the target, "
                    + budget(state.pausedAt()).spent(now()).toMillis() + " ms after their stop began";
            return state.switched(now(), parts.writes().pauses(state.switchPoint(), firstRecordPatience()));
        }

        // Once something was written to the target the pause is over: what is left of the start is not hurried.
        private boolean isHurried(Starting state) {
            return state.before().isEmpty()
                    && parts.writes().targetEnds().equals(state.switchPoint().targetEnds());
        }

        private Duration limit(Starting state, Duration stepLimit) {
            return isHurried(state)
                    ? unspent(state.pausedAt(), "the producers ran on the target")
                            .within(stepLimit, now())
                    : stepLimit;
        }

        private Duration firstRecordPatience() {
            return limits().quietWindow();
        }

        @Override
        public ProducerState switched(Switched state) {
            done.add(state);
            return state;
        }

        @Override
        public ProducerState returning(Returning state) {
            throw new IllegalStateException("what goes back is not moved on");
        }

        @Override
        public ProducerState returnQuiet(ReturnQuiet state) {
            throw new IllegalStateException("what goes back is not moved on");
        }

        @Override
        public ProducerState restoring(Restoring state) {
            throw new IllegalStateException("what is being put back is not moved on");
        }
    }
}
