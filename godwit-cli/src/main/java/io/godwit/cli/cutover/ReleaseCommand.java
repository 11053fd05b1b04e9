package io.godwit.cli.cutover;

import io.godwit.migration.cutover.Cutover;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import picocli.CommandLine.Command;

/** {@code godwit cutover release}. */
@Command(
        name = "release",
        description = {
            "Moves the held producers of a wave to the target, within the budget of the write pause.",
            "What fails before they write there is put back (exit code 8)."
        })
public final class ReleaseCommand extends ActingCommand {
    public ReleaseCommand() {
        super("godwit cutover release");
    }

    @Override
    String question(WaveConnection connection) {
        return connection.plan().producers().size() + " producing applications of wave "
                + connection.plan().wave() + " will be stopped, and started on the target once it holds everything.";
    }

    @Override
    CutoverReport act(Cutover cutover) throws InterruptedException {
        return cutover.release();
    }
}
