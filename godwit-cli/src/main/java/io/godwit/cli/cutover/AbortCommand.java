package io.godwit.cli.cutover;

import io.godwit.migration.cutover.Cutover;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import picocli.CommandLine.Command;

/** {@code godwit cutover abort}. */
@Command(
        name = "abort",
        description = "Puts the applications of a wave back to the source, at any time before its producers switched.")
public final class AbortCommand extends ActingCommand {
    public AbortCommand() {
        super("godwit cutover abort");
    }

    @Override
    String question(WaveConnection connection) {
        return "The applications of wave " + connection.plan().wave()
                + " that have moved will be stopped and started on the source again, at exact offsets.";
    }

    @Override
    CutoverReport act(Cutover cutover) throws InterruptedException {
        return cutover.abort();
    }
}
