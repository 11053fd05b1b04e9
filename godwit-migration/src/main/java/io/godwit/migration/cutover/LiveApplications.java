package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.FenceMode;
import io.godwit.core.config.Migration;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import io.godwit.migration.cutover.Shell.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Applications, stopped and started by their commands; where there is none, the operator is asked and waited for. */
final class LiveApplications implements ApplicationActions {
    private static final Duration BETWEEN_HEALTH_CHECKS = Duration.ofMillis(500);

    private final Migration migration;
    private final String wave;
    private final Shell shell;
    private final CutoverStore store;
    private final Waiting waiting;
    private final Narrator narrator;

    LiveApplications(WaveScope scope, Shell shell, CutoverStore store, Narrator narrator) {
        this.migration = scope.migration();
        this.wave = scope.plan().wave();
        this.shell = shell;
        this.store = store;
        this.waiting = scope.waiting();
        this.narrator = narrator;
    }

    @Override
    public void stop(Application application, ClusterSide side, Duration limit) throws InterruptedException {
        run(application, "stop", application.commands().stop(), side, limit);
    }

    @Override
    public void start(Application application, ClusterSide side, Duration limit) throws InterruptedException {
        boolean onTarget = side == ClusterSide.TARGET;
        run(application, onTarget ? "start" : "startOnSource", application.startOn(side), side, limit);
    }

    private void run(Application application, String verb, Optional<String> command, ClusterSide side, Duration limit)
            throws InterruptedException {
        if (application.name().equals(WavePlan.OTHER_GROUPS)) {
            return;
        }
        if (command.isEmpty()) {
            narrator.say(application.name() + ": " + byHand(application, verb, side));
            return;
        }
        narrator.say(application.name() + ": running its " + verb + " command");
        Outcome outcome = shell.run(command.get(), environment(application, side), limit);
        store.note(application.name(), "COMMAND", verb + ": " + describe(outcome));
        if (!outcome.isGood()) {
            throw failure(application, verb, outcome, limit);
        }
    }

    private String byHand(Application application, String verb, ClusterSide side) {
        if (!verb.equals("stop")) {
            return "start it on the " + side.word() + " now, by hand; it has no " + verb + " command";
        }
        boolean fenced = side == ClusterSide.SOURCE
                && !application.produces().isEmpty()
                && migration.cutover().fence() != FenceMode.STOP;
        return fenced
                ? "it has no stop command; the fence keeps it from writing"
                        + (application.groups().isEmpty() ? "" : ", but stop it by hand, because of its groups")
                : "stop it now, by hand; it has no stop command";
    }

    @Override
    public void awaitHealthy(Application application, ClusterSide side, Duration limit) throws InterruptedException {
        if (application.commands().health().isEmpty()) {
            return;
        }
        Instant deadline = waiting.now().plus(limit);
        while (true) {
            Duration left = Duration.between(waiting.now(), deadline);
            Duration allowed = shorter(left, migration.cutover().commandTimeout());
            Outcome outcome = shell.run(application.commands().health().get(), environment(application, side), allowed);
            if (outcome.isGood()) {
                return;
            }
            if (!waiting.now().plus(BETWEEN_HEALTH_CHECKS).isBefore(deadline)) {
                store.note(application.name(), "COMMAND", "health: " + describe(outcome));
                throw new GodwitException(
                        CutoverError.UNHEALTHY,
                        "application " + application.name(),
                        "its health command did not succeed on the " + side.word() + " within " + limit.toSeconds()
                                + " s; the last time: " + describe(outcome),
                        "look at its log, mend it, then run the command again");
            }
            waiting.pause(BETWEEN_HEALTH_CHECKS);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private Map<String, String> environment(Application application, ClusterSide side) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("GODWIT_MIGRATION", migration.name());
        environment.put("GODWIT_WAVE", wave);
        environment.put("GODWIT_APPLICATION", application.name());
        environment.put("GODWIT_CLUSTER", side.word());
        environment.put("GODWIT_SOURCE_BOOTSTRAP", migration.source().bootstrapServers());
        environment.put("GODWIT_TARGET_BOOTSTRAP", migration.target().bootstrapServers());
        return environment;
    }

    private static GodwitException failure(Application application, String verb, Outcome outcome, Duration limit) {
        return new GodwitException(
                outcome.timedOut() ? CutoverError.COMMAND_TIMED_OUT : CutoverError.COMMAND_FAILED,
                "application " + application.name(),
                "its " + verb + " command "
                        + (outcome.timedOut()
                                ? "did not end within " + limit.toSeconds() + " s and was ended"
                                : "failed with status " + outcome.status())
                        + (outcome.output().isEmpty() ? ", and printed nothing" : ": " + outcome.output()),
                "run it by hand (sh -c '…'), mend it, then run the command again");
    }

    private static String describe(Outcome outcome) {
        String end = outcome.timedOut() ? "timed out" : "status " + outcome.status();
        String took = " after " + outcome.duration().toMillis() + " ms";
        return end + took + (outcome.output().isEmpty() ? "" : ", printed: " + outcome.output());
    }
}
