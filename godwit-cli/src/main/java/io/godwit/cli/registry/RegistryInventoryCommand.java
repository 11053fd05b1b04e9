package io.godwit.cli.registry;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.core.model.ClusterSide;
import io.godwit.kafka.registry.RegistryConnection;
import io.godwit.migration.registry.RegistryPair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit registry inventory}. */
@Command(
        name = "inventory",
        description = {
            "Shows all that a registry holds: subjects of all contexts, versions, ids, types, references,",
            "compatibility, modes, and what is soft-deleted. Changes nothing."
        })
public final class RegistryInventoryCommand extends GodwitCommand {
    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "source",
            description = "Which registry: source or target (default: source).")
    private ClusterSide side = ClusterSide.SOURCE;

    @Override
    protected ExitCode run(CommandContext context) {
        try (RegistryPair pair = RegistryPair.open(context.migration())) {
            RegistryConnection registry = side == ClusterSide.SOURCE ? pair.source() : pair.target();
            InventoryDocument document = InventoryDocument.of(registry.address().toString(), registry.inventory());
            context.output().write(document, new InventoryText(document)::print);
            return ExitCode.DONE;
        }
    }
}
