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
            "With a reverse mirror all that producers wrote to the target comes along. Without one it is refused once they have "
                    + "written there, and nothing is changed."
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
