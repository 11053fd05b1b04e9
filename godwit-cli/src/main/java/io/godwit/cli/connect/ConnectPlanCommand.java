package io.godwit.cli.connect;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.migration.connect.ConnectPlan;
import io.godwit.migration.connect.PlanConnect;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code godwit connect plan}. */
@Command(
        name = "plan",
        description = {
            "Shows for each connector whether it can move to the target's Connect cluster, what its configuration",
            "becomes there, and what is in the way. Changes nothing.",
            "Exit code 0 all can move, 4 something is in the way."
        })
public final class ConnectPlanCommand extends GodwitCommand {
    /** The document. */
    record PlanDocument(boolean ready, List<ConnectPlan> clusters) {}

    @Override
    protected ExitCode run(CommandContext context) {
        Migration migration = context.migration();
        List<ConnectPlan> plans = new PlanConnect(migration, context.clock(), context.talk()::say).plan();
        boolean ready = plans.stream().noneMatch(ConnectPlan::isBlocked);
        context.output()
                .write(
                        new PlanDocument(ready, plans),
                        out -> plans.forEach(plan -> new ConnectText(
                                        context.style(), context.terminal().width())
                                .print(plan, out)));
        return ready ? ExitCode.DONE : ExitCode.BLOCKED;
    }
}
