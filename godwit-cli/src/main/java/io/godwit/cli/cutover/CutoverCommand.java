package io.godwit.cli.cutover;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit cutover}: the group of commands. */
@Command(
        name = "cutover",
        synopsisSubcommandLabel = "COMMAND",
        description = "Moves applications from the source to the target: consumers first, then producers.",
        subcommands = {
            CheckCommand.class,
            StartCommand.class,
            ReleaseCommand.class,
            AbortCommand.class,
            StragglersCommand.class
        })
public final class CutoverCommand extends GodwitCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    protected ExitCode run(CommandContext context) {
        throw new ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(),
                "A command is missing: check, start, release, abort or stragglers");
    }
}
