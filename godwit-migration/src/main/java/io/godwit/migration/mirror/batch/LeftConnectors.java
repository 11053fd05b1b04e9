package io.godwit.migration.mirror.batch;

import io.godwit.connect.host.RestConnectorHost;
import io.godwit.core.config.Migration;
import java.util.List;

/** What a mirror may leave on a Connect cluster: connectors that were stopped, or that go on since nobody could stop them. */
public final class LeftConnectors {
    private static final List<String> NAMES = List.of("copy", "copy-back", "source", "checkpoint", "heartbeat");

    private LeftConnectors() {}

    /**
     * Removes those of a migration, of both engines.
     *
     * @return the names of those that were there; empty without a Connect cluster
     */
    public static List<String> remove(Migration migration) {
        return migration
                .mirror()
                .connectUrl()
                .map(url -> {
                    // It ends nothing but what it has handed over itself, which is nothing.
                    RestConnectorHost host = new RestConnectorHost(url, new PluginFitness());
                    List<String> found = NAMES.stream()
                            .map(name -> "godwit." + migration.name() + "." + name)
                            .filter(name -> host.health(name).isPresent())
                            .toList();
                    found.forEach(host::delete);
                    return found;
                })
                .orElse(List.of());
    }
}
