package io.godwit.migration.mirror.batch;

import io.godwit.connect.plugin.PluginKeys;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import java.util.SortedMap;
import java.util.TreeMap;

/** The connector of one direction of a migration: its name and its configuration. */
record CopyConnector(Migration migration, CopyRoute route) {
    String name() {
        return "godwit." + migration.name() + (route.isReverse() ? ".copy-back" : ".copy");
    }

    /** Tells its tasks' values in the journal from those of the other direction. */
    String direction() {
        return route.isReverse() ? "reverse" : "forward";
    }

    int tasks() {
        return migration.mirror().tasks();
    }

    /** What is copied is not in here: that is ordered by the journal, so that nothing restarts when it changes. */
    SortedMap<String, String> config() {
        SortedMap<String, String> config = new TreeMap<>();
        config.put(PluginKeys.NAME, name());
        config.put("connector.class", PluginKeys.CONNECTOR_CLASS);
        config.put("tasks.max", String.valueOf(tasks()));
        config.put(PluginKeys.MIGRATION, migration.name());
        config.put(PluginKeys.DIRECTED_BY, PluginKeys.BY_JOURNAL);
        config.put(PluginKeys.DIRECTION, direction());
        config.put(
                PluginKeys.JOURNAL_CLUSTER,
                route.isReverse() ? PluginKeys.JOURNAL_ON_SOURCE : PluginKeys.JOURNAL_ON_TARGET);
        config.put(PluginKeys.SOURCE_ALIAS, route.from().side().word());
        config.put(PluginKeys.TARGET_ALIAS, route.to().side().word());
        putAll(config, PluginKeys.SOURCE, route.from());
        putAll(config, PluginKeys.TARGET, route.to());
        return config;
    }

    private static void putAll(SortedMap<String, String> config, String prefix, ClusterConfig cluster) {
        cluster.properties().forEach((key, value) -> config.put(prefix + key, value));
    }
}
