package io.godwit.cli.bench;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit bench}: the group of commands. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures the engines on this machine.",
        subcommands = BenchMirrorCommand.class)
public final class BenchCommand extends GodwitCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    protected ExitCode run(CommandContext context) {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "A command is missing: mirror");
    }
}
