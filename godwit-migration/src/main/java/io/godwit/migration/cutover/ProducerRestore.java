package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.Direction;
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
import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.SwitchPoint.TargetUntouched;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the writing applications of a wave back to the source, from whatever state they are in.
 *
 * <p>Invariant: nothing that was written to the target first is left behind. Once producers may have run there, they are put
 * back only after they were stopped and the target's logs were seen to end where they did before.
 *
 * <p>Producers must not stay stopped because the target, and with it the journal, can't be reached: states are stored if
 * that is possible, and the way back is gone in any case. Only a lost lease stops it, since another run acts then.
 */
final class ProducerRestore {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerRestore.class);

    private final WaveScope scope;
    private final ProducerMove.Parts parts;
    private final Setback because;

    ProducerRestore(WaveScope scope, ProducerMove.Parts parts, Setback because) {
        this.scope = scope;
        this.parts = parts;
        this.because = because;
    }

    /**
     * Goes on until they write to the source.
     *
     * @throws GodwitException if they have written to the target, or not all could be put back
     */
    OnSource run(ProducerState from) throws InterruptedException {
        ProducerState state = from;
        Step step = new Step();
        while (step.done.isEmpty()) {
            ProducerState next = state.on(step);
            if (step.done.isEmpty()) {
                save(next, step.note);
            }
            state = next;
        }
        return step.done.get(0);
    }

    private void save(ProducerState state, String note) {
        try {
            parts.store().save(state, note);
        } catch (GodwitException e) {
            if (e.code() == JournalError.LEASE_LOST) {
                throw e;
            }
            LOG.warn("the journal could not be told: {}", e.getMessage());
            parts.narrator()
                    .say("the journal on the target could not be told of this step ("
                            + e.code().id() + "); going on, because producers must not stay stopped");
        }
    }

    /** One step back. */
    private final class Step implements ProducerState.Cases<ProducerState> {
        private final List<OnSource> done = new ArrayList<>();
        private String note = "";

        @Override
        public ProducerState onSource(OnSource state) {
            done.add(state);
            return state;
        }

        @Override
        public ProducerState held(Held state) {
            note = "not held any more";
            return state.withdraw(java.util.Optional.of(because));
        }

        @Override
        public ProducerState fencing(Fencing state) {
            note = "is put back: " + because.line();
            return state.abort(because);
        }

        @Override
        public ProducerState quiet(Quiet state) {
            note = "is put back: " + because.line();
            return state.abort(because);
        }

        @Override
        public ProducerState proven(Proven state) {
            note = "is put back: " + because.line();
            return state.abort(because);
        }

        @Override
        public ProducerState arming(Arming state) {
            note = "is put back: " + because.line();
            return state.abort(because);
        }

        @Override
        public ProducerState starting(Starting state) throws InterruptedException {
            note = "is put back: " + because.line();
            return state.abort(stopUntouched(state.switchPoint()), because);
        }

        @Override
        public ProducerState switched(Switched state) throws InterruptedException {
            // Files that can't be put back are told before anything is stopped.
            requireUntouched(state.switchPoint());
            scope.plan().producers().forEach(application -> parts.files().prepare(application, ClusterSide.SOURCE));
            note = "is put back: " + because.line();
            return state.goBack(stopUntouched(state.switchPoint()), because);
        }

        @Override
        public ProducerState returning(Returning state) {
            throw new IllegalStateException("what was written to the target is taken along first");
        }

        @Override
        public ProducerState returnQuiet(ReturnQuiet state) {
            throw new IllegalStateException("what was written to the target is taken along first");
        }

        @Override
        public ProducerState restoring(Restoring state) throws InterruptedException {
            List<GodwitException> failures = new ArrayList<>();
            if (state.ranOnTarget()) {
                attempt(failures, this::returnGroups);
            }
            attempt(failures, parts.writes()::deferConfigs);
            attempt(failures, parts.reverse()::forward);
            attempt(failures, parts.fence()::lower);
            for (Application application : scope.plan().producers()) {
                attempt(failures, () -> startOnSource(application));
            }
            attempt(failures, () -> parts.groups()
                    .awaitStable(
                            state.activeGroups(),
                            ClusterSide.SOURCE,
                            scope.limits().stableTimeout()));
            for (Application application : scope.plan().producers()) {
                attempt(failures, () -> parts.applications()
                        .awaitHealthy(
                                application, ClusterSide.SOURCE, scope.limits().stableTimeout()));
            }
            refuse(failures, state.setback());
            note = "producers write to the source again";
            return state.restored();
        }

        // One whose files could not be put back is not started: it would write to the target.
        private void startOnSource(Application application) throws InterruptedException {
            parts.files().pointTo(application, ClusterSide.SOURCE);
            parts.applications()
                    .start(application, ClusterSide.SOURCE, scope.limits().commandTimeout());
        }

        // Their groups may have gone on reading on the target although nothing was written there.
        private void returnGroups() throws InterruptedException {
            List<GroupPositions> positions = new ArrayList<>();
            for (Application application : scope.plan().producers()) {
                parts.applications()
                        .stop(application, ClusterSide.TARGET, scope.limits().commandTimeout());
                positions.addAll(parts.groups()
                        .awaitEmpty(
                                application, ClusterSide.TARGET, scope.limits().stableTimeout()));
            }
            parts.groups()
                    .place(
                            parts.groups()
                                    .translate(
                                            positions,
                                            Direction.TO_SOURCE,
                                            scope.limits().stableTimeout()),
                            ClusterSide.SOURCE);
        }
    }

    /** Something that is tried although other things failed: as much as possible is put back. */
    private interface Attempt {
        void run() throws InterruptedException;
    }

    private static void attempt(List<GodwitException> failures, Attempt attempt) throws InterruptedException {
        try {
            attempt.run();
        } catch (GodwitException e) {
            if (e.code() == JournalError.LEASE_LOST) {
                throw e;
            }
            failures.add(e);
        }
    }

    private void refuse(List<GodwitException> failures, Setback setback) {
        if (!failures.isEmpty()) {
            GodwitException first = failures.get(0);
            throw new GodwitException(
                    CutoverError.NOT_RESTORED,
                    "wave " + scope.plan().wave(),
                    "it was to be put back (" + setback.line() + "), and that failed too: "
                            + first.code().id() + " " + first.resource() + ": " + first.reason()
                            + (failures.size() > 1 ? " (and " + (failures.size() - 1) + " more)" : ""),
                    "mend it, then run godwit cutover abort: it goes on here; until then producers may stand still",
                    first);
        }
    }

    private TargetUntouched stopUntouched(SwitchPoint switchPoint) throws InterruptedException {
        requireUntouched(switchPoint);
        for (Application application : scope.plan().producers()) {
            parts.applications()
                    .stop(application, ClusterSide.TARGET, scope.limits().commandTimeout());
        }
        try {
            return requireUntouched(switchPoint);
        } catch (GodwitException wroteMeanwhile) {
            for (Application application : scope.plan().producers()) {
                parts.applications()
                        .start(application, ClusterSide.TARGET, scope.limits().commandTimeout());
            }
            throw wroteMeanwhile;
        }
    }

    private TargetUntouched requireUntouched(SwitchPoint switchPoint) {
        SortedMap<PartitionId, Long> ends = parts.writes().targetEnds();
        return switchPoint.untouched(ends).orElseThrow(() -> written(switchPoint.writtenByTopic(ends)));
    }

    private GodwitException written(SortedMap<String, Long> byTopic) {
        long all = byTopic.values().stream().mapToLong(Long::longValue).sum();
        return new GodwitException(
                CutoverError.WRITTEN_TO_TARGET,
                "wave " + scope.plan().wave(),
                "after the switch " + all + " offsets were written to the target (" + LiveWrites.topics(byTopic)
                        + "); going back would leave these records behind, because nothing copies them to the source",
                "keep the producers on the target; if they must go back, copy "
                        + String.join(", ", new TreeSet<>(byTopic.keySet()))
                        + " by hand from the switch point on, which godwit cutover check shows");
    }
}
