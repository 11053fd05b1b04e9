package io.godwit.cli.completion;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code godwit completion}: the completion script of bash and zsh. */
@Command(
        name = "completion",
        description = {"Prints the completion script for bash and zsh.", "Use: source <(godwit completion)"})
public final class CompletionCommand extends GodwitCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    protected ExitCode run(CommandContext context) {
        context.terminal().out().print(AutoComplete.bash("godwit", spec.root().commandLine()));
        context.terminal().out().flush();
        return ExitCode.DONE;
    }
}
