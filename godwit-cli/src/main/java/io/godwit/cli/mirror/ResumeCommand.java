package io.godwit.cli.mirror;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code godwit resume}. */
@Command(
        name = "resume",
        description = {
            "Lets paused topics go on: all, or those given.",
            "Naming a BLOCKED topic accepts what blocked it; see godwit explain with the code that status shows."
        })
public final class ResumeCommand extends GodwitCommand {
    @Parameters(paramLabel = "TOPIC", arity = "0..*", description = "Names in full; none = all paused topics.")
    private List<String> topics = new ArrayList<>();

    @Override
    protected ExitCode run(CommandContext context) {
        String what = topics.isEmpty() ? "all paused topics" : String.join(", ", topics);
        Controls.send(context, "godwit resume", "resuming " + what, controls -> controls.resume(new TreeSet<>(topics)));
        return ExitCode.DONE;
    }
}
