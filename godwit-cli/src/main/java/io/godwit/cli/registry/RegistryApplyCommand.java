package io.godwit.cli.registry;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.core.registry.RegistryWay;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.migration.registry.ApplyRegistry;
import io.godwit.migration.registry.MoveRegistry;
import io.godwit.migration.registry.RegistryPair;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code godwit registry apply}. */
@Command(
        name = "apply",
        description = {
            "Does what godwit registry plan shows. It looks at both registries again first, writes nothing if",
            "something is in the way, and reads each id back. Run it again after an interruption, a failure, or",
            "when new schemas were registered on the source: it does only what is left."
        },
        footer = {"", "Exit codes: 0 done, 3 the mirror has to copy the topic first, 4 something is in the way."})
public final class RegistryApplyCommand extends GodwitCommand {
    /**
     * What came of it.
     *
     * @param done steps
     */
    record Applied(String way, long done, long alreadyThere) {}

    @Override
    protected ExitCode run(CommandContext context) {
        Migration migration = context.migration();
        try (RegistryPair pair = RegistryPair.open(migration)) {
            RegistryPlan plan = pair.survey().plan();
            show(context, plan);
            MoveRegistry.requireNoCollisions(plan);
            if (plan.way() == RegistryWay.TOPIC) {
                context.talk()
                        .say(
                                "The mirror copies the topic; the steps above are for you. godwit registry verify shows when"
                                        + " both registries are equal.");
                return ExitCode.PENDING;
            }
            if (!plan.hasChanges()) {
                return report(context, plan);
            }
            if (!context.talk().confirm("Apply this to the target registry?")) {
                context.talk().say("nothing was changed");
                return ExitCode.FAILED;
            }
            LeaseHolder self = LocalProcess.holder("godwit registry apply");
            try (Lease lease = new KafkaLeases(migration, self).acquire(Lease.Role.OPERATOR)) {
                RegistryPlan done =
                        new ApplyRegistry(pair, lease, self.actor(), context.clock(), context.talk()::say).apply();
                return report(context, done);
            }
        }
    }

    private static void show(CommandContext context, RegistryPlan plan) {
        PrintWriter out = context.output().isText()
                ? context.terminal().out()
                : context.terminal().err();
        new RegistryPlanText(plan, context.style()).print(out);
        out.flush();
    }

    private static ExitCode report(CommandContext context, RegistryPlan done) {
        Applied applied = new Applied(done.way().word(), done.steps().size(), done.unchanged());
        context.output()
                .write(
                        applied,
                        out -> out.println("Registry: " + applied.done() + " done, " + applied.alreadyThere()
                                + " versions were already there; all read back with the ids of the source"));
        return ExitCode.DONE;
    }
}
