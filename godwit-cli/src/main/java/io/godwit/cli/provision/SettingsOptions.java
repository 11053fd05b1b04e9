package io.godwit.cli.provision;

import io.godwit.cli.CommandContext;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.provision.SourceSettings;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.inventory.BrokerSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the source's broker settings come from. */
final class SettingsOptions {
    @ArgGroup(exclusive = true)
    private @Nullable Choice choice;

    /** One or the other. */
    static final class Choice {
        @Option(
                names = "--from-source",
                description =
                        "Take the settings of the source's brokers over, as far as MSK takes them; asks the cluster of"
                                + " migration.yaml or of --source-bootstrap-server.")
        private boolean fromSource;

        @Option(
                names = "--server-properties",
                paramLabel = "FILE",
                description = "As --from-source, from a broker's server.properties.")
        private @Nullable Path file;
    }

    SourceSettings read(CommandContext context) {
        if (choice != null && choice.file != null) {
            return SourceSettings.of(List.of(properties(choice.file)));
        }
        if (choice == null || !choice.fromSource) {
            return SourceSettings.none();
        }
        try (ClusterConnection source =
                ClusterConnection.open(context.sourceMigration().source())) {
            return SourceSettings.of(BrokerSettings.of(source).values());
        }
    }

    private static Map<String, String> properties(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(
                    ProvisionFiles.read(file, AwsError.SETTINGS_UNREADABLE, "name a broker's server.properties")));
        } catch (IOException | IllegalArgumentException e) {
            throw new GodwitException(
                    AwsError.SETTINGS_UNREADABLE,
                    file.toString(),
                    "it is no properties file: " + e.getMessage(),
                    "name a broker's server.properties",
                    e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }
}
