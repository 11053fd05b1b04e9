package io.godwit.cli.registry;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit registry}: the group of commands. */
@Command(
        name = "registry",
        synopsisSubcommandLabel = "COMMAND",
        description = "Moves a schema registry with all ids and versions, so that copied records stay readable.",
        subcommands = {
            RegistryInventoryCommand.class,
            RegistryPlanCommand.class,
            RegistryApplyCommand.class,
            RegistryVerifyCommand.class
        })
public final class RegistryCommand extends GodwitCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    protected ExitCode run(CommandContext context) {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "A command is missing: inventory, plan, apply or verify");
    }
}
