package io.godwit.cli.cutover;

import io.godwit.cli.CommandContext;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.error.ExitCode;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code godwit cutover check}. */
@Command(
        name = "check",
        description = {
            "Shows whether a wave is ready to be cut over, and where it stands.",
            "After the switch also who still writes to the source. Changes nothing.",
            "Exit code 0 ready, 3 not ready or stragglers, 4 blocked."
        })
public final class CheckCommand extends WaveCommand {
    public CheckCommand() {
        super("godwit cutover check");
    }

    /**
     * The document.
     *
     * @param ready whether the next step may be taken
     * @param gates empty after the switch
     */
    record CheckDocument(boolean ready, List<Gate> gates, CutoverReport cutover) {}

    @Override
    ExitCode run(CommandContext context, WaveConnection connection) throws Exception {
        CutoverReport report = connection.report();
        boolean switched = report.state().equals("SWITCHED");
        List<Gate> gates = switched ? List.of() : connection.gates();
        ExitCode exitCode = switched ? afterSwitch(report) : Readiness.exitCode(gates);
        CheckDocument document = new CheckDocument(exitCode == ExitCode.DONE, gates, report);
        context.output().write(document, out -> {
            ReportText text = new ReportText(context.style());
            text.print(gates, out);
            text.print(report, out);
        });
        return exitCode;
    }

    private static ExitCode afterSwitch(CutoverReport report) {
        return report.producers().stragglers().isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }
}
