package io.godwit.cli.plan;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.journal.Journal;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanDocument;
import io.godwit.core.plan.PlanScript;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.migration.plan.ClusterPair;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit plan}: what has to be done on the target. */
@Command(
        name = "plan",
        description = {
            "Shows what has to be done on the target before records can be copied. Changes nothing.",
            "Ends with 4 if some topics can't move as things are."
        })
public final class PlanCommand extends GodwitCommand {
    @Option(names = "--out", paramLabel = "FILE", description = "Write the plan to a file for godwit apply.")
    private @Nullable Path out;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "Write the plan as a shell script for Kafka's own tools.")
    private @Nullable Path script;

    @Option(
            names = "--script-command-config",
            paramLabel = "FILE",
            description = "The client properties that the script gives to Kafka's tools "
                    + "(default: that of --target-command-config, if given).")
    private @Nullable Path scriptCommandConfig;

    @Option(names = "--detailed-exitcode", description = "End with 3 if there is something to do.")
    private boolean detailedExitCode;

    @Override
    protected ExitCode run(CommandContext context) {
        Migration migration = context.migration();
        ClusterPair.Survey survey = survey(migration);
        Plan plan = survey.plan();
        PlanDocument document =
                PlanDocument.of(plan, survey.offsets(), context.clock().instant());
        if (out != null) {
            PlanFiles.write(out, document.toJson(), false);
        }
        if (script != null) {
            PlanFiles.write(script, script(context, migration).render(plan), true);
        }
        context.output().write(document, new PlanText(plan, survey.offsets(), context.style())::print);
        hint(context, plan);
        if (plan.isBlocked()) {
            return ExitCode.BLOCKED;
        }
        return detailedExitCode && plan.hasChanges() ? ExitCode.PENDING : ExitCode.DONE;
    }

    private static ClusterPair.Survey survey(Migration migration) {
        try (ClusterPair clusters = ClusterPair.open(migration);
                Journal journal = KafkaJournal.open(migration)) {
            return clusters.survey(journal);
        }
    }

    private PlanScript script(CommandContext context, Migration migration) {
        Optional<Path> commandConfig = Optional.ofNullable(scriptCommandConfig)
                .or(() -> context.options().targetCommandConfig());
        boolean secured = migration.target().properties().containsKey("security.protocol");
        if (secured && commandConfig.isEmpty()) {
            context.talk()
                    .say("The target needs security settings: give the script a properties file with"
                            + " --script-command-config.");
        }
        return new PlanScript(migration.target().bootstrapServers(), commandConfig.map(Path::toString));
    }

    private void hint(CommandContext context, Plan plan) {
        if (plan.hasChanges()) {
            context.talk().say(out == null ? "godwit apply does this." : "godwit apply " + out + " does exactly this.");
        }
    }
}
