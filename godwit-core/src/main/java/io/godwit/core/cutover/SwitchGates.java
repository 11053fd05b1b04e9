package io.godwit.core.cutover;

import io.godwit.core.config.AccessMode;
import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.unit.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether anything else stands in the way of the switch, or of the way back. */
final class SwitchGates {
    private static final String NONE = "-";

    private final Migration migration;
    private final WavePlan plan;
    private final ReadinessFacts facts;

    SwitchGates(Migration migration, WavePlan plan, ReadinessFacts facts) {
        this.migration = migration;
        this.plan = plan;
        this.facts = facts;
    }

    List<Gate> gates() {
        return List.of(doctor(), access(), transactions(), reverseMirror(), commands());
    }

    private Gate doctor() {
        List<Finding> blockers = bySeverity(Severity.BLOCKER);
        List<Finding> warnings = bySeverity(Severity.WARNING);
        if (!blockers.isEmpty()) {
            return Gate.blocked(
                    "doctor",
                    blockers.size() + " blockers",
                    "0",
                    Gate.few(blockers.stream()
                            .map(finding -> finding.code().id() + " " + finding.resource())
                            .toList()),
                    "godwit doctor");
        }
        return warnings.isEmpty()
                ? Gate.met("doctor", "0 blockers", "0", "the doctor found nothing in the way")
                : Gate.note("doctor", "0 blockers", "0", warnings.size() + " warnings", "godwit doctor shows them");
    }

    /** Whether the wave's applications will be let in on the target. */
    private Gate access() {
        AccessMode mode = migration.cutover().access();
        WaveAccess access = facts.access();
        if (!migration.security().acls() && !migration.security().users()) {
            return Gate.note(
                    "access",
                    NONE,
                    mode.word(),
                    "security.acls and security.users are skip: that the applications may work on the target is your care",
                    "");
        }
        if (!access.pending().isEmpty()) {
            String value = access.pending().size() + " missing";
            String reason = "not on the target yet: " + Gate.few(access.pending());
            return mode == AccessMode.REQUIRED
                    ? Gate.unmet("access", value, mode.word(), reason, "godwit plan, then godwit apply")
                    : Gate.note("access", value, mode.word(), reason, "godwit plan, then godwit apply");
        }
        return access.unknown()
                .map(why -> Gate.note(
                        "access",
                        NONE,
                        mode.word(),
                        "whether the applications may work on the target is not known: " + why,
                        "godwit doctor says which right is missing"))
                .orElseGet(() -> Gate.met(
                        "access", "0 missing", mode.word(), "no ACL and no user of the wave is missing on the target"));
    }

    /** A transaction that is open for longer than producers may pause would never let the mirror drain in time. */
    private Gate transactions() {
        Duration limit = migration.cutover().maxWritePause();
        String threshold = "none open over " + TimeSpan.format(limit);
        if (!facts.transactionsKnown()) {
            return Gate.note(
                    "transactions",
                    NONE,
                    threshold,
                    "the source is too old to list transactions; one left open shows when the mirror can't drain",
                    "");
        }
        List<String> hanging = facts.openTransactions().stream()
                .filter(transaction -> facts.age(transaction)
                        .map(age -> age.compareTo(limit) > 0)
                        .orElse(false))
                .map(this::describe)
                .toList();
        return hanging.isEmpty()
                ? Gate.met("transactions", facts.openTransactions().size() + " open", threshold, "no transaction hangs")
                : Gate.unmet(
                        "transactions",
                        hanging.size() + " hanging",
                        threshold,
                        Gate.few(hanging),
                        "end it, or abort it with kafka-transactions.sh abort on the source");
    }

    /** Whether the wave can be rolled back once its producers have written to the target. */
    private Gate reverseMirror() {
        ReverseMode mode = migration.cutover().reverse();
        String threshold = mode.word();
        if (facts.reverseObstacle().isEmpty()) {
            return Gate.met(
                    "reverse-mirror",
                    "possible",
                    threshold,
                    "from the switch on the mirror copies back, so a rollback loses nothing");
        }
        String reason =
                facts.reverseObstacle().get() + ": once producers have written to the target, nothing goes back";
        return mode == ReverseMode.REQUIRED
                ? Gate.unmet(
                        "reverse-mirror",
                        "not possible",
                        threshold,
                        reason,
                        "mend it, or set cutover.reverse to preferred to switch without a way back")
                : Gate.note("reverse-mirror", "not possible", threshold, reason, "");
    }

    private Gate commands() {
        List<Application> all = Stream.concat(plan.consumers().stream(), plan.producers().stream())
                .filter(application -> !application.name().equals(WavePlan.OTHER_GROUPS))
                .toList();
        if (all.isEmpty()) {
            return Gate.note(
                    "commands",
                    "0 applications",
                    NONE,
                    "no application is configured: you stop and start everything by hand, Godwit waits and checks",
                    "");
        }
        List<String> byHand = new ArrayList<>();
        List<Application> commanded =
                all.stream().filter(application -> !application.isOnConnect()).toList();
        byHand.addAll(
                without(commanded, "stop", application -> application.commands().stop()));
        byHand.addAll(without(commanded, "start", application -> application.startOn(ClusterSide.TARGET)));
        byHand.addAll(without(commanded, "startOnSource", application -> application.startOn(ClusterSide.SOURCE)));
        return byHand.isEmpty()
                ? Gate.met(
                        "commands",
                        all.size() + " applications",
                        NONE,
                        "all have commands to stop, start and put back, or are connectors")
                : Gate.note(
                        "commands",
                        byHand.size() + " by hand",
                        NONE,
                        "you do this by hand while Godwit waits: " + Gate.few(byHand),
                        "");
    }

    private List<Finding> bySeverity(Severity severity) {
        return facts.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    private String describe(OpenTransaction transaction) {
        String age = facts.age(transaction)
                .map(open -> TimeSpan.format(Duration.ofSeconds(open.toSeconds())))
                .orElse(NONE);
        return transaction.transactionalId() + " (producer " + transaction.producerId() + ", open for " + age + ")";
    }

    private static List<String> without(
            List<Application> applications, String command, Function<Application, Optional<String>> getter) {
        return applications.stream()
                .filter(application -> getter.apply(application).isEmpty())
                .map(application -> command + " of " + application.name())
                .toList();
    }
}
