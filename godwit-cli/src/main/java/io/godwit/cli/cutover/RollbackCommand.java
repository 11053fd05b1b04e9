package io.godwit.cli.cutover;

import io.godwit.migration.cutover.Cutover;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import picocli.CommandLine.Command;

/** {@code godwit rollback}. */
@Command(
        name = "rollback",
        description = {
            "Brings the applications of a wave back to the source, at exact offsets.",
            "Refused, and nothing is changed, once producers have written to the target: their records would be lost."
        })
public final class RollbackCommand extends ActingCommand {
    public RollbackCommand() {
        super("godwit rollback");
    }

    @Override
    String question(WaveConnection connection) {
        return "All applications of wave " + connection.plan().wave() + " will be brought back to the source.";
    }

    @Override
    CutoverReport act(Cutover cutover) throws InterruptedException {
        return cutover.rollback();
    }
}
