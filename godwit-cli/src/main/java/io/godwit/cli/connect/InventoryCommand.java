package io.godwit.cli.connect;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.connect.ConnectInventory;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import io.godwit.migration.connect.TakeConnectInventory;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit connect inventory}. */
@Command(
        name = "inventory",
        description = {
            "Shows workers, plugins, connectors, tasks, offsets and the own topics of the Connect clusters of",
            "migration.yaml. Secrets are hidden. Changes nothing.",
            "Exit code 0, also with warnings."
        })
public final class InventoryCommand extends GodwitCommand {
    @Option(
            names = "--side",
            paramLabel = "SIDE",
            description = "Only the Connect clusters of the source, or of the target (default: both).")
    private @Nullable Side side;

    /** The choices of {@code --side}. */
    enum Side {
        source,
        target
    }

    @Override
    protected ExitCode run(CommandContext context) {
        Migration migration = context.migration();
        List<ConnectInventory> inventories =
                new TakeConnectInventory(migration, each -> topics(context, migration, each)).take(sides());
        context.output()
                .write(
                        ConnectDocuments.InventoryDocument.of(inventories),
                        out -> inventories.forEach(inventory -> new ConnectText(
                                        context.style(), context.terminal().width())
                                .print(inventory, out)));
        return ExitCode.DONE;
    }

    private List<ClusterSide> sides() {
        if (side == null) {
            return List.of(ClusterSide.SOURCE, ClusterSide.TARGET);
        }
        return List.of(side == Side.source ? ClusterSide.SOURCE : ClusterSide.TARGET);
    }

    private static Collection<String> topics(CommandContext context, Migration migration, ClusterSide side) {
        try (ClusterConnection connection = ClusterConnection.open(migration.cluster(side))) {
            return new KafkaPartitionLogs(connection).topics();
        } catch (GodwitException e) {
            context.talk()
                    .say("Connect's own topics are not looked for: " + e.code().id() + " " + e.reason());
            return List.of();
        }
    }
}
