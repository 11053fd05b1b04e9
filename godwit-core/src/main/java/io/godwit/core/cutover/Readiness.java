package io.godwit.core.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.cutover.Gate.Result;
import io.godwit.core.error.ExitCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges whether a wave may be cut over: a pure function of what was seen and of the configured limits. */
public final class Readiness {
    private static final String NONE = "-";

    private final Migration migration;
    private final WavePlan plan;
    private final ReadinessFacts facts;

    private Readiness(Migration migration, WavePlan plan, ReadinessFacts facts) {
        this.migration = migration;
        this.plan = plan;
        this.facts = facts;
    }

    /** All gates, in the order in which they are worth reading. */
    public static List<Gate> gates(Migration migration, WavePlan plan, ReadinessFacts facts) {
        Readiness readiness = new Readiness(migration, plan, facts);
        return List.of(
                readiness.topicsOnTarget(),
                readiness.mirrorRunning(),
                readiness.mirrorLag(),
                readiness.proofClean(),
                readiness.proofCovers(),
                readiness.proofFresh(),
                readiness.groupsExact(),
                readiness.groupsIdleOnTarget(),
                readiness.groupsKnown(),
                readiness.doctor(),
                readiness.transactions(),
                readiness.reverseMirror(),
                readiness.commands());
    }

    /** Ready, not ready, or blocked. */
    public static ExitCode exitCode(List<Gate> gates) {
        if (gates.stream().anyMatch(gate -> gate.result() == Result.BLOCKED)) {
            return ExitCode.BLOCKED;
        }
        return gates.stream().allMatch(Gate::isMet) ? ExitCode.DONE : ExitCode.PENDING;
    }

    private Gate topicsOnTarget() {
        int missing = facts.missingOnTarget().size();
        if (plan.topics().isEmpty()) {
            return unmet("topics", "0 topics", "1 or more", "the wave has no topic that is copied", "godwit plan");
        }
        return missing == 0
                ? met(
                        "topics",
                        plan.topics().size() + " topics",
                        "all on the target",
                        "every topic of the wave is there")
                : unmet(
                        "topics",
                        missing + " missing",
                        "all on the target",
                        "not on the target with the same partitions: " + few(facts.missingOnTarget()),
                        "godwit plan, then godwit apply");
    }

    private Gate mirrorRunning() {
        if (facts.mirrorRunning().orElse(false)) {
            return met("mirror-running", "running", "running", "the mirror copies");
        }
        return unmet(
                "mirror-running",
                facts.mirrorRunning().isPresent() ? "stopped" : NONE,
                "running",
                facts.mirrorRunning().isPresent()
                        ? "no mirror has reported for a while"
                        : "no mirror ever ran for this migration",
                "godwit mirror");
    }

    private Gate mirrorLag() {
        String threshold = "under " + TimeSpan.format(migration.cutover().maxLag());
        List<String> held = facts.topics().values().stream()
                .filter(topic -> topic.state().equals("PAUSED") || topic.state().equals("BLOCKED"))
                .map(topic -> topic.topic() + " is " + topic.state())
                .toList();
        if (!held.isEmpty()) {
            return unmet("mirror-lag", NONE, threshold, few(held), "godwit status shows why and what to do");
        }
        List<String> unknown = plan.topics().stream()
                .filter(topic -> facts.topics().get(topic) == null
                        || facts.topics().get(topic).progress().lagSeconds().isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            return unmet(
                    "mirror-lag", NONE, threshold, "the lag of " + few(unknown) + " is not known yet", "godwit status");
        }
        double seconds = facts.topics().values().stream()
                .mapToDouble(topic -> topic.progress().lagSeconds().orElse(0))
                .max()
                .orElse(0);
        String value = TimeSpan.format(Duration.ofMillis(Math.round(seconds * 1000)));
        return seconds * 1000 <= migration.cutover().maxLag().toMillis()
                ? met("mirror-lag", value, threshold, "the mirror is close behind the source")
                : unmet(
                        "mirror-lag",
                        value,
                        threshold,
                        "the slowest topic is " + worst() + "; draining would take longer than producers should wait",
                        "wait, or raise the throttle; godwit status --watch");
    }

    private String worst() {
        return facts.topics().values().stream()
                .max(java.util.Comparator.comparingDouble(
                        topic -> topic.progress().lagSeconds().orElse(0)))
                .map(topic -> topic.topic())
                .orElse(NONE);
    }

    private Gate proofClean() {
        List<String> differing = facts.proofs().values().stream()
                .filter(proof -> !proof.equalSoFar())
                .map(proof -> proof.partition() + " (" + proof.mismatches() + ")")
                .toList();
        return differing.isEmpty()
                ? met("proof-clean", "0 mismatches", "0", "no difference was found in what was compared")
                : new Gate(
                        "proof-clean",
                        Result.BLOCKED,
                        differing.size() + " partitions differ",
                        "0",
                        "mismatches in " + few(differing),
                        "godwit verify lists them; nothing may switch before they are explained");
    }

    private Gate proofCovers() {
        List<PartitionId> unproven = facts.sourceLogs().entrySet().stream()
                .filter(log -> log.getValue().end() > log.getValue().start())
                .filter(log ->
                        !covers(facts.proofs().get(log.getKey()), log.getValue().start()))
                .map(java.util.Map.Entry::getKey)
                .toList();
        int partitions = facts.sourceLogs().size();
        String value = (partitions - unproven.size()) + " of " + partitions + " partitions";
        return unproven.isEmpty()
                ? met("proof-covers", value, "all", "every partition is compared from its start")
                : unmet("proof-covers", value, "all", "not compared yet: " + few(unproven), "godwit verify");
    }

    private static boolean covers(@org.jspecify.annotations.Nullable PartitionProof proof, long start) {
        return proof != null && proof.sourceStart() <= start && proof.sourceNext() > start;
    }

    private Gate proofFresh() {
        Duration limit = migration.verify().maxAge();
        String threshold = "under " + TimeSpan.format(limit);
        Optional<Instant> oldest = facts.proofs().entrySet().stream()
                .filter(entry -> isGrowing(entry.getKey(), entry.getValue()))
                .map(entry -> entry.getValue().at())
                .min(Instant::compareTo);
        if (facts.proofs().isEmpty()) {
            return unmet("proof-fresh", NONE, threshold, "nothing was compared yet", "godwit verify");
        }
        if (oldest.isEmpty()) {
            return met("proof-fresh", "up to the end", threshold, "every record of the source is compared");
        }
        Duration age = Duration.between(oldest.get(), facts.at());
        String value = TimeSpan.format(Duration.ofSeconds(Math.max(0, age.toSeconds())));
        return age.compareTo(limit) <= 0
                ? met("proof-fresh", value, threshold, "the oldest comparison that the source has outgrown is recent")
                : unmet("proof-fresh", value, threshold, "the proof is too old", "godwit verify");
    }

    // A partition that did not grow since it was compared does not age.
    private boolean isGrowing(PartitionId partition, PartitionProof proof) {
        return !facts.sourceLogs().containsKey(partition)
                || proof.sourceNext() < facts.sourceLogs().get(partition).end();
    }

    private Gate groupsExact() {
        int groups = plan.groups().size();
        return facts.untranslated().isEmpty()
                ? met(
                        "groups-exact",
                        groups + " groups",
                        "all exact",
                        "every committed offset has its exact counterpart")
                : unmet(
                        "groups-exact",
                        facts.untranslated().size() + " not exact",
                        "all exact",
                        few(facts.untranslated().values()),
                        "godwit verify");
    }

    private Gate groupsIdleOnTarget() {
        return facts.activeOnTarget().isEmpty()
                ? met("groups-idle-on-target", "0 active", "0", "nobody uses these groups on the target yet")
                : unmet(
                        "groups-idle-on-target",
                        facts.activeOnTarget().size() + " active",
                        "0",
                        "offsets can't be set under active members: "
                                + few(facts.activeOnTarget().values()),
                        "stop these consumers on the target");
    }

    private Gate groupsKnown() {
        if (!facts.strayGroups().isEmpty()) {
            return unmet(
                    "groups-known",
                    facts.strayGroups().size() + " without application",
                    "0 active",
                    "active, and no application names them: "
                            + few(facts.strayGroups().values()),
                    "name them in an application's groups, exclude them, or stop them");
        }
        int others = plan.otherGroups().size();
        return others == 0
                ? met(
                        "groups-known",
                        plan.groups().size() + " groups",
                        "0 active",
                        "every group belongs to an application")
                : new Gate(
                        "groups-known",
                        Result.NOTE,
                        others + " idle without application",
                        "0 active",
                        "their offsets are carried, nobody starts them: " + few(plan.otherGroups()),
                        "");
    }

    private Gate doctor() {
        List<Finding> blockers = bySeverity(Severity.BLOCKER);
        List<Finding> warnings = bySeverity(Severity.WARNING);
        if (!blockers.isEmpty()) {
            return new Gate(
                    "doctor",
                    Result.BLOCKED,
                    blockers.size() + " blockers",
                    "0",
                    few(blockers.stream()
                            .map(finding -> finding.code().id() + " " + finding.resource())
                            .toList()),
                    "godwit doctor");
        }
        return warnings.isEmpty()
                ? met("doctor", "0 blockers", "0", "the doctor found nothing in the way")
                : new Gate(
                        "doctor",
                        Result.NOTE,
                        "0 blockers",
                        "0",
                        warnings.size() + " warnings",
                        "godwit doctor shows them");
    }

    private List<Finding> bySeverity(Severity severity) {
        return facts.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /** A transaction that is open for longer than producers may pause would never let the mirror drain in time. */
    private Gate transactions() {
        Duration limit = migration.cutover().maxWritePause();
        String threshold = "none open over " + TimeSpan.format(limit);
        if (!facts.transactionsKnown()) {
            return new Gate(
                    "transactions",
                    Result.NOTE,
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
                ? met("transactions", facts.openTransactions().size() + " open", threshold, "no transaction hangs")
                : unmet(
                        "transactions",
                        hanging.size() + " hanging",
                        threshold,
                        few(hanging),
                        "end it, or abort it with kafka-transactions.sh abort on the source");
    }

    private String describe(OpenTransaction transaction) {
        String age = facts.age(transaction)
                .map(open -> TimeSpan.format(Duration.ofSeconds(open.toSeconds())))
                .orElse(NONE);
        return transaction.transactionalId() + " (producer " + transaction.producerId() + ", open for " + age + ")";
    }

    /** Whether the wave can be rolled back once its producers have written to the target. */
    private Gate reverseMirror() {
        ReverseMode mode = migration.cutover().reverse();
        String threshold = mode.word();
        if (facts.reverseObstacle().isEmpty()) {
            return met(
                    "reverse-mirror",
                    "possible",
                    threshold,
                    "from the switch on the mirror copies back, so a rollback loses nothing");
        }
        String reason =
                facts.reverseObstacle().get() + ": once producers have written to the target, nothing goes back";
        return mode == ReverseMode.REQUIRED
                ? unmet(
                        "reverse-mirror",
                        "not possible",
                        threshold,
                        reason,
                        "mend it, or set cutover.reverse to preferred to switch without a way back")
                : new Gate("reverse-mirror", Result.NOTE, "not possible", threshold, reason, "");
    }

    private Gate commands() {
        List<Application> all = Stream.concat(plan.consumers().stream(), plan.producers().stream())
                .filter(application -> !application.name().equals(WavePlan.OTHER_GROUPS))
                .toList();
        if (all.isEmpty()) {
            return new Gate(
                    "commands",
                    Result.NOTE,
                    "0 applications",
                    NONE,
                    "no application is configured: you stop and start everything by hand, Godwit waits and checks",
                    "");
        }
        List<String> byHand = new ArrayList<>();
        byHand.addAll(without(all, "stop", application -> application.commands().stop()));
        byHand.addAll(without(all, "start", application -> application.startOn(ClusterSide.TARGET)));
        byHand.addAll(without(all, "startOnSource", application -> application.startOn(ClusterSide.SOURCE)));
        return byHand.isEmpty()
                ? met("commands", all.size() + " applications", NONE, "all have commands to stop, start and put back")
                : new Gate(
                        "commands",
                        Result.NOTE,
                        byHand.size() + " by hand",
                        NONE,
                        "you do this by hand while Godwit waits: " + few(byHand),
                        "");
    }

    private static List<String> without(
            List<Application> applications, String command, Function<Application, Optional<String>> getter) {
        return applications.stream()
                .filter(application -> getter.apply(application).isEmpty())
                .map(application -> command + " of " + application.name())
                .toList();
    }

    private static Gate met(String name, String value, String threshold, String reason) {
        return new Gate(name, Result.MET, value, threshold, reason, "");
    }

    private static Gate unmet(String name, String value, String threshold, String reason, String next) {
        return new Gate(name, Result.UNMET, value, threshold, reason, next);
    }

    /** The first few, and how many more. */
    static String few(java.util.Collection<?> names) {
        int shown = 5;
        String first = names.stream().limit(shown).map(String::valueOf).collect(Collectors.joining(", "));
        return names.size() <= shown ? first : first + " and " + (names.size() - shown) + " more";
    }
}
