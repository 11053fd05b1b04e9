package io.godwit.cli.cutover;

import io.godwit.cli.CommandContext;
import io.godwit.core.error.ExitCode;
import io.godwit.core.journal.Lease;
import io.godwit.migration.cutover.StragglersReport;
import io.godwit.migration.cutover.WaveConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit cutover stragglers}. */
@Command(
        name = "stragglers",
        description = {
            "Shows exactly what was written to the source after the switch, partition by partition, and by whom.",
            "With --copy appends it to the target, each record once. Exit code 3 as long as something is not there."
        })
public final class StragglersCommand extends WaveCommand {
    @Option(names = "--copy", description = "Append these records to the target, behind what it has.")
    private boolean copy;

    @Option(names = "--dry-run", description = "With --copy: say what would be appended, and append nothing.")
    private boolean dryRun;

    public StragglersCommand() {
        super("godwit cutover stragglers");
    }

    @Override
    ExitCode run(CommandContext context, WaveConnection connection) throws Exception {
        StragglersReport found = connection.stragglers();
        if (!copy || (found.toCopy() == 0 && !found.undecided())) {
            return tell(context, found);
        }
        if (dryRun) {
            context.talk().say("would append " + found.toCopy() + " records to the target; nothing was changed");
            return tell(context, found);
        }
        if (!context.talk().confirm(question(found))) {
            context.talk().say("nothing was changed");
            return ExitCode.FAILED;
        }
        try (Lease lease = connection.acquire()) {
            return tell(context, connection.copyStragglers(lease));
        }
    }

    private static String question(StragglersReport found) {
        String wayBack = found.copiesBack()
                ? " Where somebody has written to the target meanwhile, the topic is not copied back any more, and the wave "
                        + "can't be rolled back."
                : "";
        return found.toCopy() + " records will be appended to the topics of wave " + found.wave()
                + " on the target, each once, behind what is there. Their order among themselves is kept; the order by key "
                + "against records that were written to the target meanwhile is not restored." + wayBack;
    }

    private static ExitCode tell(CommandContext context, StragglersReport report) {
        context.output().write(report, out -> new StragglersText(context.style()).print(report, out));
        return report.toCopy() > 0 ? ExitCode.PENDING : ExitCode.DONE;
    }
}
