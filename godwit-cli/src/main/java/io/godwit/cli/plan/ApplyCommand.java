package io.godwit.cli.plan;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.PlanError;
import io.godwit.core.error.Problem;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanDocument;
import io.godwit.core.plan.PlanStep;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.kafka.security.KafkaSecurityChanger;
import io.godwit.kafka.security.SecurityCheck;
import io.godwit.kafka.topics.KafkaTopicChanger;
import io.godwit.migration.plan.AppliedSecurityStep;
import io.godwit.migration.plan.AppliedStep;
import io.godwit.migration.plan.ApplyPlan;
import io.godwit.migration.plan.ApplyRecorder;
import io.godwit.migration.plan.ApplyResult;
import io.godwit.migration.plan.ApplySecurity;
import io.godwit.migration.plan.ClusterPair;
import io.godwit.migration.plan.JournalRecorder;
import io.godwit.migration.probe.TargetTrial;
import io.godwit.migration.registry.ApplyRegistry;
import io.godwit.migration.registry.RegistryPair;
import io.godwit.migration.security.CredentialFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code godwit apply}: does what a plan says. */
@Command(
        name = "apply",
        description = {
            "Does on the target what a plan says: that of a file, or one made now, which is shown first.",
            "It makes topics, adds partitions and sets configs, and carries ACLs, quotas, users and schemas over.",
            "It never deletes anything. Run it again after an interruption or a failure: it does only what is left."
        })
public final class ApplyCommand extends GodwitCommand {
    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "A file that godwit plan --out wrote.")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "Let the target check each change without making it.")
    private boolean dryRun;

    @Override
    protected ExitCode run(CommandContext context) {
        PlanDocument given = file == null ? null : PlanFiles.read(file);
        Migration migration = context.migration();
        try (ClusterPair clusters = ClusterPair.open(migration)) {
            PlanDocument document = given == null ? makeAndShow(context, migration, clusters) : given;
            requireSame(document.plan(), migration, clusters);
            if (given == null && document.plan().hasChanges() && !dryRun) {
                confirm(context);
            }
            ApplyResult result = apply(context, migration, clusters, document);
            return report(context, document, result);
        }
    }

    private static PlanDocument makeAndShow(CommandContext context, Migration migration, ClusterPair clusters) {
        try (Journal journal = KafkaJournal.open(migration)) {
            ClusterPair.Survey survey = clusters.survey(journal);
            PlanText text = new PlanText(survey.plan(), survey.offsets(), context.style());
            text.print(
                    context.output().isText()
                            ? context.terminal().out()
                            : context.terminal().err());
            context.terminal().out().flush();
            context.terminal().err().flush();
            return PlanDocument.of(
                    survey.plan(), survey.offsets(), context.clock().instant());
        }
    }

    private static void confirm(CommandContext context) {
        if (!context.talk().confirm("Apply this plan to the target?")) {
            throw new GodwitException(
                    PlanError.NOT_CONFIRMED, "plan", "the answer was not yes; nothing was changed", "run it again");
        }
    }

    private void requireSame(Plan plan, Migration migration, ClusterPair clusters) {
        requireSame("migration", plan.migration(), migration.name());
        requireSame(
                "source cluster", plan.source().clusterId(), clusters.source().clusterId());
        requireSame(
                "target cluster", plan.target().clusterId(), clusters.target().clusterId());
    }

    private void requireSame(String what, String planned, String actual) {
        if (!planned.equals(actual)) {
            throw new GodwitException(
                    PlanError.OTHER_MIGRATION,
                    String.valueOf(file),
                    "it is for the " + what + " " + planned + ", but the configuration leads to " + actual,
                    "give the configuration that the plan was made with (-f), or make a plan for this one");
        }
    }

    private ApplyResult apply(
            CommandContext context, Migration migration, ClusterPair clusters, PlanDocument document) {
        if (dryRun || !document.plan().hasChanges()) {
            try (Journal journal = KafkaJournal.open(migration)) {
                KafkaTopicChanger checker = KafkaTopicChanger.checking(clusters.target());
                ApplySecurity security = new ApplySecurity(
                        new SecurityCheck(clusters.target()), (user, mechanisms) -> "", step -> say(context, step));
                return new ApplyPlan(
                                checker,
                                ApplyRecorder.none(),
                                step -> say(context, step),
                                security,
                                () -> context.talk()
                                        .say("schema registry: nothing is tried; godwit registry plan shows each step"))
                        .apply(document.plan(), clusters.wholePlan(journal));
            }
        }
        LeaseHolder self = LocalProcess.holder("godwit apply");
        try (Lease lease = new KafkaLeases(migration, self).acquire(Lease.Role.OPERATOR)) {
            ApplyRecorder recorder = new JournalRecorder(lease, document.hash(), self.actor(), context.clock());
            ApplyResult result = new ApplyPlan(
                            KafkaTopicChanger.changing(clusters.target()),
                            recorder,
                            step -> say(context, step),
                            security(context, migration, clusters),
                            () -> moveRegistry(context, migration, lease, self))
                    .apply(document.plan(), clusters.wholePlan(lease.journal()));
            TrialTalk.tell(
                    context.talk(), migration, () -> new TargetTrial(migration, clusters.target(), context.clock())
                            .current(lease.journal()));
            return result;
        }
    }

    private static void moveRegistry(CommandContext context, Migration migration, Lease lease, LeaseHolder self) {
        try (RegistryPair registries = RegistryPair.open(migration)) {
            new ApplyRegistry(registries, lease, self.actor(), context.clock(), line -> context.talk()
                            .say("schema registry: " + line))
                    .apply();
        }
    }

    private ApplySecurity security(CommandContext context, Migration migration, ClusterPair clusters) {
        CredentialFiles files =
                new CredentialFiles(Path.of(migration.security().credentials().orElse(".")), new SecureRandom());
        return new ApplySecurity(new KafkaSecurityChanger(clusters.target()), files, step -> {
            say(context, step);
            step.step()
                    .match(
                            keep -> false,
                            user -> sayFile(context, files.file(user.user())),
                            acl -> false,
                            quota -> false);
        });
    }

    private static boolean sayFile(CommandContext context, Path file) {
        context.talk().say("  its password is in " + file);
        return true;
    }

    private void say(CommandContext context, AppliedSecurityStep applied) {
        String how = applied.failure().map(reason -> "failed: " + reason).orElse(dryRun ? "could be done" : "done");
        context.talk().say(applied.step().words() + ": " + how);
    }

    private void say(CommandContext context, AppliedStep applied) {
        PlanStep step = applied.step();
        String what = step.match(
                create -> "topic " + create.topic() + ": " + (dryRun ? "could be made" : "made") + " with "
                        + create.partitions() + (create.partitions() == 1 ? " partition" : " partitions"),
                add -> "topic " + add.topic() + ": " + (dryRun ? "could grow" : "grew") + " to " + add.to()
                        + " partitions",
                alter -> "topic " + alter.topic() + ": configs " + (dryRun ? "could be set" : "set"));
        context.talk()
                .say(applied.failure()
                        .map(reason -> "topic " + step.topic() + ": failed: " + reason)
                        .orElse(what));
    }

    private ExitCode report(CommandContext context, PlanDocument document, ApplyResult result) {
        List<AppliedStep> failed = result.failed();
        if (!failed.isEmpty() || !result.failedSecurity().isEmpty()) {
            throw partlyApplied(result);
        }
        context.output()
                .write(
                        ApplyDocument.of(document.hash(), dryRun, result),
                        out -> out.println((dryRun ? "Dry run: " : "Apply: ") + result.doneCount()
                                + (dryRun ? " could be done, " : " done, ")
                                + result.alreadyDoneCount() + " already done, 0 failed"));
        return document.plan().isBlocked() ? ExitCode.BLOCKED : ExitCode.DONE;
    }

    private GodwitException partlyApplied(ApplyResult result) {
        List<Problem> problems = new ArrayList<>();
        result.failed()
                .forEach(failed -> problems.add(new Problem(
                        "topic " + failed.step().topic(),
                        0,
                        Problem.NO_VALUE,
                        failed.failure().orElse(""))));
        result.failedSecurity()
                .forEach(failed -> problems.add(new Problem(
                        failed.step().words(),
                        0,
                        Problem.NO_VALUE,
                        failed.failure().orElse(""))));
        return new GodwitException(
                PlanError.PARTLY_APPLIED,
                "plan",
                result.doneCount() + " of " + result.triedCount() + " steps " + (dryRun ? "could be done" : "were done")
                        + ", " + problems.size() + " were refused",
                "remove the reasons, then run the same command again; it does only what is left",
                problems);
    }
}
