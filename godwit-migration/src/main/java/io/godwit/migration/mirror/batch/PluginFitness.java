package io.godwit.migration.mirror.batch;

import io.godwit.connect.host.ConnectRest;
import io.godwit.connect.host.Fitness;
import io.godwit.connect.plugin.PluginKeys;
import io.godwit.connect.plugin.PluginVersion;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import java.util.Optional;

/**
 * Workers for the batch mirror need the plugin of this version. Where they run does not matter: no record goes through Connect's
 * own Kafka cluster.
 */
final class PluginFitness implements Fitness {
    private static final String ZIP = "connect/godwit-connect-plugin-" + PluginVersion.current() + ".zip";

    @Override
    public void require(ConnectRest rest) {
        Optional<String> version = Fitness.version(rest, PluginKeys.CONNECTOR_CLASS);
        if (version.isEmpty()) {
            throw new GodwitException(
                    MirrorError.PLUGIN_MISSING,
                    rest.shownUrl(),
                    "its workers know no " + PluginKeys.CONNECTOR_CLASS,
                    "unpack " + ZIP
                            + " of Godwit's distribution into a folder of plugin.path on every worker and restart "
                            + "the workers (docs/guide/connect.md), or leave --connect and mirror.connectUrl out");
        }
        if (!version.get().equals(PluginVersion.current())) {
            throw new GodwitException(
                    MirrorError.PLUGIN_VERSION,
                    rest.shownUrl(),
                    "its workers have the plugin of version " + version.get() + ", this is Godwit "
                            + PluginVersion.current(),
                    "replace the plugin on every worker by " + ZIP + " and restart the workers");
        }
    }

    @Override
    public GodwitException refusal(ConnectRest rest, String connector, String message) {
        return new GodwitException(
                MirrorError.PLUGIN_CONFIG,
                connector,
                "Connect at " + rest.shownUrl() + " refused the configuration: " + message,
                "correct what it names in source, target or mirror of migration.yaml");
    }
}
