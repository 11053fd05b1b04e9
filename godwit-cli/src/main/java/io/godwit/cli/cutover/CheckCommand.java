package io.godwit.cli.cutover;

import io.godwit.cli.CommandContext;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.error.ExitCode;
import io.godwit.core.finding.Finding;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code godwit cutover check}. */
@Command(
        name = "check",
        description = {
            "Shows whether a wave is ready to be cut over, and where it stands; without --wave all of them.",
            "After the switch also who still writes to the source. Changes nothing.",
            "Exit code 0 ready, 3 not ready or stragglers, 4 blocked; of several waves the worst."
        })
public final class CheckCommand extends WaveCommand {
    public CheckCommand() {
        super("godwit cutover check");
    }

    /**
     * The document of one wave.
     *
     * @param ready whether the next step may be taken
     * @param gates empty after the switch
     */
    record CheckDocument(boolean ready, List<Gate> gates, CutoverReport cutover) {}

    /**
     * The document of several waves.
     *
     * @param ready whether all are
     */
    record WavesDocument(boolean ready, List<CheckDocument> waves) {}

    private record Checked(CheckDocument document, ExitCode exitCode) {}

    @Override
    protected ExitCode run(CommandContext context) throws Exception {
        Migration migration = context.migration();
        if (named().isPresent() || migration.waves().size() == 1) {
            return super.run(context);
        }
        List<Finding> findings = findings(context, migration);
        List<Checked> all = new ArrayList<>();
        for (Wave wave : migration.waves()) {
            try (WaveConnection connection = connect(context, Optional.of(wave.name()), () -> findings)) {
                all.add(check(connection));
            }
        }
        ExitCode worst = worst(all);
        List<CheckDocument> documents = all.stream().map(Checked::document).toList();
        context.output()
                .write(
                        new WavesDocument(worst == ExitCode.DONE, documents),
                        out -> documents.forEach(document -> {
                            out.println(context.style()
                                    .strong("Wave " + document.cutover().wave()));
                            print(context, document, out);
                            out.println();
                        }));
        return worst;
    }

    @Override
    ExitCode run(CommandContext context, WaveConnection connection) throws Exception {
        Checked checked = check(connection);
        context.output().write(checked.document(), out -> print(context, checked.document(), out));
        return checked.exitCode();
    }

    private static Checked check(WaveConnection connection) throws InterruptedException {
        CutoverReport report = connection.report();
        boolean switched = report.state().equals("SWITCHED") || report.state().equals("WATCHED");
        List<Gate> gates = switched ? List.of() : connection.gates();
        ExitCode exitCode = switched ? afterSwitch(report) : Readiness.exitCode(gates);
        return new Checked(new CheckDocument(exitCode == ExitCode.DONE, gates, report), exitCode);
    }

    private static ExitCode worst(List<Checked> all) {
        for (ExitCode exitCode : List.of(ExitCode.BLOCKED, ExitCode.PENDING)) {
            if (all.stream().anyMatch(checked -> checked.exitCode() == exitCode)) {
                return exitCode;
            }
        }
        return ExitCode.DONE;
    }

    private static void print(CommandContext context, CheckDocument document, PrintWriter out) {
        ReportText text = new ReportText(context.style());
        text.print(document.gates(), out);
        text.print(document.cutover(), out);
    }

    private static ExitCode afterSwitch(CutoverReport report) {
        return report.producers().stragglers().isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }
}
