package io.godwit.cli.cutover;

import io.godwit.cli.CommandContext;
import io.godwit.core.error.ExitCode;
import io.godwit.core.journal.Lease;
import io.godwit.migration.cutover.Cutover;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import picocli.CommandLine.Option;

/** A command that changes something: asks first, acts under the operator's lease, or only says what it would do. */
abstract class ActingCommand extends WaveCommand {
    @Option(names = "--dry-run", description = "Say each step, and do none.")
    private boolean dryRun;

    ActingCommand(String words) {
        super(words);
    }

    @Override
    final ExitCode run(CommandContext context, WaveConnection connection) throws Exception {
        if (dryRun) {
            act(connection.dryRun());
            context.talk().say("nothing was changed");
            return ExitCode.DONE;
        }
        if (!context.talk().confirm(question(connection))) {
            context.talk().say("nothing was changed");
            return ExitCode.FAILED;
        }
        try (Lease lease = connection.acquire()) {
            CutoverReport report = act(connection.cutover(lease));
            context.output().write(report, out -> new ReportText(context.style()).print(report, out));
            return ExitCode.DONE;
        }
    }

    abstract String question(WaveConnection connection);

    abstract CutoverReport act(Cutover cutover) throws InterruptedException;
}
