package io.godwit.cli.registry;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.core.model.ClusterSide;
import io.godwit.kafka.registry.RegistryConnection;
import io.godwit.migration.registry.RegistryPair;
import java.util.Locale;
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
    /** The sides as options name them. */
    enum Side {
        source,
        target
    }

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "source",
            description = "Which registry: ${COMPLETION-CANDIDATES} (default: source).")
    private Side side = Side.source;

    @Override
    protected ExitCode run(CommandContext context) {
        ClusterSide which = ClusterSide.valueOf(side.name().toUpperCase(Locale.ROOT));
        try (RegistryPair pair = RegistryPair.open(context.migration())) {
            RegistryConnection registry = which == ClusterSide.SOURCE ? pair.source() : pair.target();
            InventoryDocument document = InventoryDocument.of(registry.address().toString(), registry.inventory());
            context.output().write(document, new InventoryText(document)::print);
            return ExitCode.DONE;
        }
    }
}
