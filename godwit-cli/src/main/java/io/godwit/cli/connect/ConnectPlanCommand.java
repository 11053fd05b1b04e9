package io.godwit.cli.connect;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.migration.connect.ConnectPlan;
import io.godwit.migration.connect.PlanConnect;
import io.godwit.migration.connect.WholeClusterPlan;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit connect plan}. */
@Command(
        name = "plan",
        description = {
            "Shows for each connector whether it can move to the target's Connect cluster, what its configuration",
            "becomes there, and what is in the way. Changes nothing.",
            "Exit code 0 all can move, 4 something is in the way."
        })
public final class ConnectPlanCommand extends GodwitCommand {
    @Option(
            names = "--whole-cluster",
            description = "Look whether the source's Connect clusters can move as a whole, by their own topics.")
    private boolean wholeCluster;

    @Override
    protected ExitCode run(CommandContext context) {
        Migration migration = context.migration();
        PlanConnect planning = new PlanConnect(migration, context.clock(), context.talk()::say);
        return wholeCluster ? wholeClusters(context, planning.wholeClusters()) : connectors(context, planning.plan());
    }

    private static ExitCode wholeClusters(CommandContext context, List<WholeClusterPlan> plans) {
        boolean ready = plans.stream().noneMatch(WholeClusterPlan::isBlocked);
        context.output()
                .write(
                        ConnectDocuments.WholeDocument.of(ready, plans),
                        out -> plans.forEach(plan -> new ConnectText(
                                        context.style(), context.terminal().width())
                                .print(plan, out)));
        return ready ? ExitCode.DONE : ExitCode.BLOCKED;
    }

    private static ExitCode connectors(CommandContext context, List<ConnectPlan> plans) {
        boolean ready = plans.stream().noneMatch(ConnectPlan::isBlocked);
        context.output()
                .write(
                        ConnectDocuments.PlanDocument.of(ready, plans),
                        out -> plans.forEach(plan -> new ConnectText(
                                        context.style(), context.terminal().width())
                                .print(plan, out)));
        return ready ? ExitCode.DONE : ExitCode.BLOCKED;
    }
}
