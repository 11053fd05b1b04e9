package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.CutoverConfig;
import io.godwit.core.cutover.ConsumerState;
import io.godwit.core.cutover.ConsumerState.Placed;
import io.godwit.core.cutover.ConsumerState.Resting;
import io.godwit.core.cutover.ConsumerState.Starting;
import io.godwit.core.cutover.ConsumerState.Stopped;
import io.godwit.core.cutover.ConsumerState.Stopping;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.Setback;
import io.godwit.core.journal.Lease;
import io.godwit.core.model.ClusterSide;
import java.util.Optional;

/**
 * Brings one application that only reads to one side, from whatever state it is in.
 *
 * <p>An application that is half way to the other side turns back as soon as that is safe: at once as long as nothing ran on
 * the other side, else by the full path with exact offsets.
 */
final class ConsumerMove {
    private final Application application;
    private final ClusterSide goal;
    private final Optional<Setback> because;
    private final Parts parts;

    ConsumerMove(Application application, ClusterSide goal, Optional<Setback> because, Parts parts) {
        this.application = application;
        this.goal = goal;
        this.because = because;
        this.parts = parts;
    }

    /** What a move needs. */
    record Parts(
            ApplicationActions applications,
            GroupActions groups,
            FileActions files,
            CutoverConfig limits,
            CutoverStore store,
            Lease lease) {}

    /** Goes on until the application rests on that side. */
    Resting run() throws InterruptedException {
        Step step = new Step();
        while (true) {
            ConsumerState state = parts.store().consumer(application.name());
            Optional<Resting> done = state.on(new Done(goal));
            if (done.isPresent()) {
                return done.get();
            }
            parts.lease().confirm();
            ConsumerState next = state.on(step);
            parts.store().save(application.name(), next, step.note);
        }
    }

    /** Whether the state is the end of the way. */
    private record Done(ClusterSide goal) implements ConsumerState.Cases<Optional<Resting>> {
        @Override
        public Optional<Resting> resting(Resting state) {
            return state.side() == goal ? Optional.of(state) : Optional.empty();
        }

        @Override
        public Optional<Resting> stopping(Stopping state) {
            return Optional.empty();
        }

        @Override
        public Optional<Resting> stopped(Stopped state) {
            return Optional.empty();
        }

        @Override
        public Optional<Resting> placed(Placed state) {
            return Optional.empty();
        }

        @Override
        public Optional<Resting> starting(Starting state) {
            return Optional.empty();
        }
    }

    /** One step towards the goal. */
    private final class Step implements ConsumerState.Cases<ConsumerState> {
        private String note = "";

        @Override
        public ConsumerState resting(Resting state) {
            parts.files().prepare(application, goal);
            note = "leaves the " + state.side().word();
            return state.leave(parts.groups().active(application, state.side()), because);
        }

        @Override
        public ConsumerState stopping(Stopping state) throws InterruptedException {
            if (state.direction().to() != goal) {
                note = "turns back; nothing ran on the "
                        + state.direction().to().word();
                return state.turnBack(because);
            }
            ClusterSide from = state.direction().from();
            parts.applications().stop(application, from, parts.limits().commandTimeout());
            Stopped stopped = state.stopped(
                    parts.groups().awaitEmpty(application, from, parts.limits().stableTimeout()));
            note = "stopped; its groups are empty on the " + from.word();
            return stopped;
        }

        @Override
        public ConsumerState stopped(Stopped state) throws InterruptedException {
            if (state.direction().to() != goal) {
                note = "turns back; nothing ran on the "
                        + state.direction().to().word();
                return state.turnBack(because);
            }
            Placed placed = state.placed(parts.groups()
                    .translate(
                            state.positions(), state.direction(), parts.limits().stableTimeout()));
            parts.lease().confirm();
            parts.groups().place(placed.placements(), goal);
            note = "exact offsets set on the " + goal.word();
            return placed;
        }

        @Override
        public ConsumerState placed(Placed state) {
            if (state.direction().to() != goal) {
                note = "turns back; nothing ran on the "
                        + state.direction().to().word();
                return state.turnBack(because);
            }
            note = "is started on the " + goal.word();
            return state.starting();
        }

        @Override
        public ConsumerState starting(Starting state) throws InterruptedException {
            if (state.direction().to() != goal) {
                note = "leaves the " + state.direction().to().word() + " again";
                return state.leaveAgain(because);
            }
            parts.files().pointTo(application, goal);
            parts.applications().start(application, goal, parts.limits().commandTimeout());
            parts.groups()
                    .awaitStable(state.activeGroups(), goal, parts.limits().stableTimeout());
            parts.applications().awaitHealthy(application, goal, parts.limits().stableTimeout());
            note = "runs on the " + goal.word();
            return state.arrived();
        }
    }
}
