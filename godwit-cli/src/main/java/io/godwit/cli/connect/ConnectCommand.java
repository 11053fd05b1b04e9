package io.godwit.cli.connect;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit connect}: the group of commands. */
@Command(
        name = "connect",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows what runs on Kafka Connect clusters, and whether it can move. Connectors that an application of",
            "migration.yaml names move with its wave: godwit cutover stops and starts them."
        },
        subcommands = {InventoryCommand.class, ConnectPlanCommand.class, MskCommand.class})
public final class ConnectCommand extends GodwitCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    protected ExitCode run(CommandContext context) {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "A command is missing: inventory, plan or msk");
    }
}
