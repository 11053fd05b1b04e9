package io.godwit.cli.cutover;

import io.godwit.migration.cutover.Cutover;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit cutover start}. */
@Command(
        name = "start",
        description = {
            "Moves the consumers of a wave to the target at exact offsets, then holds the producers.",
            "After a kill or an abort, the same command goes on."
        })
public final class StartCommand extends ActingCommand {
    @Option(
            names = {"--no-hold", "--release"},
            description = "Move the producers as well, without waiting for 'godwit cutover release'.")
    private boolean noHold;

    public StartCommand() {
        super("godwit cutover start");
    }

    @Override
    String question(WaveConnection connection) {
        String consumers = connection.plan().consumers().size() + " consuming applications of wave "
                + connection.plan().wave() + " will be stopped and started on the target";
        return noHold
                ? consumers + ", and then " + connection.plan().producers().size() + " producing ones."
                : consumers + ".";
    }

    @Override
    CutoverReport act(Cutover cutover) throws InterruptedException {
        return cutover.start(!noHold);
    }
}
