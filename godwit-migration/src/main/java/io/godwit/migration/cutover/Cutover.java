package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.ConsumerState;
import io.godwit.core.cutover.ConsumerState.Resting;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.cutover.Setback;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.error.Problem;
import io.godwit.core.journal.Lease;
import io.godwit.core.model.ClusterSide;
import io.godwit.migration.cutover.CutoverReport.ConsumerReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The cutover of one wave, driven from whatever state the last run left: consumers first and one by one, then all producers
 * together, held in between until they are released.
 *
 * <p>What fails is put back by itself. A consumer that can't move goes back alone; those that have moved stay, as they read
 * what the mirror brings. Producers go back together; consumers stay on the target then too. {@link #abort} and
 * {@link #rollback} put everything back.
 */
public final class Cutover {
    private final WaveScope scope;
    private final Actions actions;
    private final CutoverStore store;
    private final Lease lease;
    private final Narrator narrator;
    private final Supplier<List<Gate>> gates;

    /** What is done to the world, or only said. */
    record Actions(
            ApplicationActions applications,
            GroupActions groups,
            WriteActions writes,
            ReverseActions reverse,
            FenceActions fence,
            FileActions files) {}

    Cutover(
            WaveScope scope,
            Actions actions,
            CutoverStore store,
            Lease lease,
            Narrator narrator,
            Supplier<List<Gate>> gates) {
        this.scope = scope;
        this.actions = actions;
        this.store = store;
        this.lease = lease;
        this.narrator = narrator;
        this.gates = gates;
    }

    public CutoverReport report() throws InterruptedException {
        return new Reporter(scope, store, lease.journal()).report();
    }

    /**
     * Moves the consumers, and holds the producers or, without a hold, moves them as well. Goes on with what an earlier run
     * has begun.
     */
    public CutoverReport start(boolean hold) throws InterruptedException {
        String found = found();
        if (isSwitched(found)) {
            narrator.say("all producers of wave " + scope.plan().wave() + " write to the target already");
            return report();
        }
        finishRestore(found);
        if (isUnderWay(found)) {
            return switchProducers();
        }
        if (found.equals("NOT_STARTED") || found.equals("PUT_BACK")) {
            requireReady();
        }
        moveConsumers();
        if (scope.plan().movesConsumersOnly()) {
            return moved();
        }
        if (!hold) {
            return release();
        }
        hold();
        return report();
    }

    /** Moves the producers, once all consumers have moved. */
    public CutoverReport release() throws InterruptedException {
        String found = found();
        if (isSwitched(found)) {
            return report();
        }
        finishRestore(found);
        if (!isUnderWay(found)) {
            requireConsumersMoved();
            if (scope.plan().movesConsumersOnly()) {
                return moved();
            }
            requireReady();
        }
        return switchProducers();
    }

    /** Puts everything back, at any time before the switch. */
    public CutoverReport abort() throws InterruptedException {
        if (isSwitched(found())) {
            throw new GodwitException(
                    CutoverError.ALREADY_SWITCHED,
                    "wave " + scope.plan().wave(),
                    "its producers write to the target",
                    "godwit rollback goes back; without a reverse mirror only as long as they have not written there yet");
        }
        return putAllBack("godwit cutover abort");
    }

    /**
     * Puts everything back, also after the switch: with all that was written to the target if the mirror copies back, else
     * as long as nothing was written there.
     */
    public CutoverReport rollback() throws InterruptedException {
        found();
        return putAllBack("godwit rollback");
    }

    private String found() throws InterruptedException {
        store.repair();
        CutoverReport report = report();
        if (!report.state().equals("NOT_STARTED")) {
            narrator.say("found wave " + report.wave() + " in state " + report.state()
                    + report.producers().since().map(since -> " since " + since).orElse(""));
            report.consumers().stream()
                    .filter(consumer -> !consumer.state().equals("ON_SOURCE"))
                    .map(Cutover::line)
                    .forEach(narrator::say);
        }
        return report.state();
    }

    private static String line(ConsumerReport consumer) {
        return "  " + consumer.application() + ": " + consumer.state()
                + consumer.since().map(since -> " since " + since).orElse("");
    }

    private static boolean isSwitched(String state) {
        return WaveWords.isSwitched(state);
    }

    private static boolean isUnderWay(String state) {
        return switch (state) {
            case "FENCING", "QUIET", "PROVEN", "ARMING", "STARTING" -> true;
            default -> false;
        };
    }

    private void requireReady() {
        List<Gate> judged = gates.get();
        List<Gate> unmet = judged.stream().filter(gate -> !gate.isMet()).toList();
        if (!unmet.isEmpty()) {
            ExitCode exitCode = Readiness.exitCode(judged);
            throw new GodwitException(
                    exitCode == ExitCode.BLOCKED ? CutoverError.BLOCKED : CutoverError.NOT_READY,
                    "wave " + scope.plan().wave(),
                    unmet.size() + " of " + judged.size() + " conditions are not met: "
                            + String.join("; ", unmet.stream().map(Gate::reason).toList()),
                    unmet.get(0).next() + "; godwit cutover check shows all conditions",
                    unmet.stream()
                            .map(gate -> new Problem(gate.name(), 0, gate.value(), gate.reason() + "; " + gate.next()))
                            .toList());
        }
    }

    private void requireConsumersMoved() throws InterruptedException {
        List<String> waiting = report().consumers().stream()
                .filter(consumer -> !consumer.state().equals("STABLE"))
                .map(consumer -> consumer.application() + " is " + consumer.state())
                .toList();
        if (!waiting.isEmpty()) {
            throw new GodwitException(
                    CutoverError.CONSUMERS_FIRST,
                    "wave " + scope.plan().wave(),
                    "not all consumers read from the target yet: " + String.join(", ", waiting),
                    "godwit cutover start moves them");
        }
    }

    private CutoverReport moved() throws InterruptedException {
        narrator.say("wave " + scope.plan().wave() + " has no producers: all of it has moved");
        return report();
    }

    private void hold() throws InterruptedException {
        ProducerState state = store.producers();
        if (state.word().equals("ON_SOURCE") || state.word().equals("ABORTED")) {
            lease.confirm();
            store.save(
                    new ProducerState.OnSource(Optional.empty())
                            .hold(scope.waiting().now()),
                    "held until released");
        }
        narrator.say("producers are held: they write to the source until godwit cutover release");
    }

    private void moveConsumers() throws InterruptedException {
        List<GodwitException> failures = new ArrayList<>();
        boolean allBack = true;
        for (Application application : scope.plan().consumers()) {
            try {
                moveConsumer(application);
            } catch (GodwitException e) {
                if (e.code() == JournalError.LEASE_LOST) {
                    throw e;
                }
                allBack &= e.code() != CutoverError.NOT_RESTORED;
                narrator.say(e.code().id() + " " + e.resource() + ": " + e.reason());
                failures.add(e);
                if (e.code() == GeneralError.INTERRUPTED) {
                    break;
                }
            }
        }
        if (!failures.isEmpty()) {
            throw summary(failures, allBack);
        }
    }

    private GodwitException summary(List<GodwitException> failures, boolean allBack) {
        List<Problem> problems = failures.stream()
                .map(e -> new Problem(e.resource(), 0, e.code().id(), e.reason() + "; " + e.fix()))
                .toList();
        GodwitException first = failures.get(0);
        return new GodwitException(
                allBack ? CutoverError.ABORTED : CutoverError.NOT_RESTORED,
                "wave " + scope.plan().wave(),
                failures.size() + " of " + scope.plan().consumers().size() + " consuming applications could not move"
                        + (allBack ? " and were put back to the source" : "") + ": "
                        + first.code().id() + " "
                        + first.resource() + ": " + first.reason(),
                first.fix(),
                problems);
    }

    private void moveConsumer(Application application) throws InterruptedException {
        ConsumerState state = store.consumer(application.name());
        if (isReturning(state)) {
            Resting back = consumerMove(application, ClusterSide.SOURCE, Optional.empty())
                    .run();
            throw back.setback()
                    .map(Cutover::failure)
                    .orElseGet(() -> new GodwitException(
                            CutoverError.ABORTED,
                            "application " + application.name(),
                            "an earlier run was putting it back; that is finished now",
                            "run the command again to move it"));
        }
        try {
            consumerMove(application, ClusterSide.TARGET, Optional.empty()).run();
        } catch (InterruptedException | RuntimeException e) {
            throw consumerPutBack(application, known(e));
        }
    }

    private static GodwitException failure(Setback setback) {
        return new GodwitException(CutoverError.ABORTED, setback.resource(), setback.line(), setback.fix());
    }

    private static boolean isReturning(ConsumerState state) throws InterruptedException {
        return state.on(new Returning());
    }

    private GodwitException consumerPutBack(Application application, GodwitException cause)
            throws InterruptedException {
        if (cause.code() == JournalError.LEASE_LOST) {
            return cause;
        }
        narrator.say(application.name() + " is put back to the source: " + cause.reason());
        Setback setback = Setback.of(scope.waiting().now(), cause);
        try {
            consumerMove(application, ClusterSide.SOURCE, Optional.of(setback)).run();
            return cause;
        } catch (GodwitException again) {
            return again.code() == JournalError.LEASE_LOST ? again : notRestored(application.name(), setback, again);
        }
    }

    private static GodwitException notRestored(String application, Setback setback, GodwitException failure) {
        return notRestored("application " + application, setback, failure, "godwit cutover abort: it goes on here");
    }

    private static GodwitException notRestored(
            String resource, Setback setback, GodwitException failure, String command) {
        return new GodwitException(
                CutoverError.NOT_RESTORED,
                resource,
                "it was to be put back (" + setback.line() + "), and that failed too: "
                        + failure.code().id() + " " + failure.reason(),
                "mend it, then run " + command,
                failure);
    }

    private ConsumerMove consumerMove(Application application, ClusterSide goal, Optional<Setback> because) {
        return new ConsumerMove(
                application,
                goal,
                because,
                new ConsumerMove.Parts(
                        actions.applications(), actions.groups(), actions.files(), scope.limits(), store, lease));
    }

    private ProducerMove.Parts producerParts() {
        return new ProducerMove.Parts(
                actions.applications(),
                actions.groups(),
                actions.writes(),
                actions.reverse(),
                actions.fence(),
                actions.files(),
                store,
                lease,
                narrator);
    }

    /** An earlier run was putting the producers back: that comes first, and is told as what it is. */
    private void finishRestore(String found) throws InterruptedException {
        boolean onTheWayBack =
                switch (found) {
                    case "RETURNING", "RETURN_QUIET", "RESTORING" -> true;
                    default -> false;
                };
        if (onTheWayBack) {
            Setback unused = operatorAsked("an earlier run");
            ProducerState.OnSource back = producersBack(unused);
            throw aborted(back.setback().orElse(unused));
        }
    }

    private CutoverReport switchProducers() throws InterruptedException {
        ProducerMove move = new ProducerMove(scope, producerParts());
        try {
            move.run();
        } catch (InterruptedException | RuntimeException e) {
            throw producersPutBack(move.reached(), known(e));
        }
        narrator.say("producers write to the target; the source is watched for stragglers");
        return report();
    }

    private GodwitException producersPutBack(ProducerState reached, GodwitException cause) throws InterruptedException {
        boolean nothingStopped =
                switch (reached.word()) {
                    case "ON_SOURCE", "ABORTED", "HELD" -> true;
                    default -> false;
                };
        if (cause.code() == JournalError.LEASE_LOST || nothingStopped) {
            return cause;
        }
        narrator.say("the producers are put back to the source: " + cause.reason());
        Setback setback = Setback.of(scope.waiting().now(), cause);
        try {
            new ProducerRestore(scope, producerParts(), setback).run(reached);
            return aborted(setback);
        } catch (GodwitException failure) {
            return failure.code() == CutoverError.WRITTEN_TO_TARGET ? stays(cause, failure) : failure;
        }
    }

    private GodwitException aborted(Setback setback) {
        return new GodwitException(
                CutoverError.ABORTED,
                "wave " + scope.plan().wave(),
                "the producers write to the source again; consumers stay on the target and read what the mirror brings. "
                        + "Why: " + setback.line(),
                setback.fix());
    }

    private GodwitException stays(GodwitException cause, GodwitException written) {
        return new GodwitException(
                CutoverError.WRITTEN_TO_TARGET,
                "wave " + scope.plan().wave(),
                "the start on the target is not complete (" + cause.code().id() + " " + cause.reason()
                        + "), but its producers were not put back: " + written.reason(),
                "mend it, then run godwit cutover start: it goes on with the start on the target",
                cause);
    }

    private CutoverReport putAllBack(String command) throws InterruptedException {
        Setback setback = operatorAsked(command);
        producersBack(setback);
        List<GodwitException> failures = new ArrayList<>();
        List<Application> latestFirst = new ArrayList<>(scope.plan().consumers());
        java.util.Collections.reverse(latestFirst);
        for (Application application : latestFirst) {
            try {
                consumerMove(application, ClusterSide.SOURCE, Optional.of(setback))
                        .run();
            } catch (GodwitException e) {
                if (e.code() == JournalError.LEASE_LOST) {
                    throw e;
                }
                failures.add(notRestored(application.name(), setback, e));
            }
        }
        if (!failures.isEmpty()) {
            throw summary(failures, false);
        }
        return report();
    }

    private ProducerState.OnSource producersBack(Setback setback) throws InterruptedException {
        ProducerReturn back = new ProducerReturn(scope, producerParts(), setback);
        try {
            back.run();
        } catch (InterruptedException | RuntimeException e) {
            throw stayOnTarget(back.reached(), known(e));
        }
        return new ProducerRestore(scope, producerParts(), setback).run(store.producers());
    }

    /** A way back that can't be finished ends where it began: the producers write to the target again. */
    private GodwitException stayOnTarget(ProducerState reached, GodwitException cause) throws InterruptedException {
        Optional<ProducerState.Starting> origin = reached.origin();
        if (cause.code() == JournalError.LEASE_LOST || origin.isEmpty()) {
            return cause;
        }
        narrator.say("the producers stay on the target: " + cause.reason());
        Setback setback = Setback.of(scope.waiting().now(), cause);
        try {
            store.save(origin.get(), "goes on on the target: " + setback.line());
            new ProducerMove(scope, producerParts()).run();
        } catch (GodwitException failure) {
            return notRestored(
                    "wave " + scope.plan().wave(), setback, failure, "godwit cutover start: it goes on here");
        }
        return new GodwitException(
                CutoverError.ABORTED,
                "wave " + scope.plan().wave(),
                "the producers write to the target again, as before the rollback. Why: " + setback.line(),
                setback.fix());
    }

    private Setback operatorAsked(String command) {
        return new Setback(
                scope.waiting().now(),
                CutoverError.ABORTED.id(),
                "wave " + scope.plan().wave(),
                command + " put it back",
                "godwit cutover start begins anew");
    }

    /** An interrupt asks for an orderly end; its mark is cleared, or the way back would be cut short. */
    private static GodwitException known(Exception e) {
        boolean interrupted = Thread.interrupted() || e instanceof InterruptedException;
        if (e instanceof GodwitException known) {
            return known;
        }
        return interrupted
                ? new GodwitException(GeneralError.INTERRUPTED, "cutover", "it was interrupted", "run it again", e)
                : new GodwitException(
                        GeneralError.UNEXPECTED,
                        "cutover",
                        e.getClass().getSimpleName() + ": " + e.getMessage(),
                        "run the command again with --debug and report the output as a defect",
                        e);
    }

    /** Whether an application is on its way back to the source. */
    private static final class Returning implements ConsumerState.Cases<Boolean> {
        @Override
        public Boolean resting(Resting state) {
            return false;
        }

        @Override
        public Boolean stopping(ConsumerState.Stopping state) {
            return state.direction().to() == ClusterSide.SOURCE;
        }

        @Override
        public Boolean stopped(ConsumerState.Stopped state) {
            return state.direction().to() == ClusterSide.SOURCE;
        }

        @Override
        public Boolean placed(ConsumerState.Placed state) {
            return state.direction().to() == ClusterSide.SOURCE;
        }

        @Override
        public Boolean starting(ConsumerState.Starting state) {
            return state.direction().to() == ClusterSide.SOURCE;
        }
    }
}
