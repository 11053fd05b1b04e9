package io.godwit.cli.registry;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.migration.registry.RegistryPair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit registry plan}. */
@Command(
        name = "plan",
        description = {
            "Shows how schemas come to the target registry and why so, each step, and what is in the way.",
            "Changes nothing. Ends with 4 if something is in the way."
        })
public final class RegistryPlanCommand extends GodwitCommand {
    @Option(names = "--detailed-exitcode", description = "End with 3 if there is something to do.")
    private boolean detailedExitCode;

    @Override
    protected ExitCode run(CommandContext context) {
        try (RegistryPair pair = RegistryPair.open(context.migration())) {
            RegistryPlan plan = pair.survey().plan();
            context.output().write(plan, new RegistryPlanText(plan, context.style())::print);
            if (plan.isBlocked()) {
                return ExitCode.BLOCKED;
            }
            return detailedExitCode && plan.hasChanges() ? ExitCode.PENDING : ExitCode.DONE;
        }
    }
}
