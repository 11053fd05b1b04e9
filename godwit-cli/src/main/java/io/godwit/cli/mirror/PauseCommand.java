package io.godwit.cli.mirror;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code godwit pause}. */
@Command(name = "pause", description = "Holds the copy of all topics, or of those given, until godwit resume.")
public final class PauseCommand extends GodwitCommand {
    @Parameters(paramLabel = "TOPIC", arity = "0..*", description = "Names in full; none = all topics.")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; shown by status.")
    private String reason = "";

    @Override
    protected ExitCode run(CommandContext context) {
        String what = topics.isEmpty() ? "all topics" : String.join(", ", topics);
        Controls.send(
                context, "godwit pause", "pausing " + what, controls -> controls.pause(new TreeSet<>(topics), reason));
        return ExitCode.DONE;
    }
}
