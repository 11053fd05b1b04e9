package io.godwit.core.config;

import io.godwit.core.model.ClusterSide;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to reach one cluster: Kafka client properties, {@code bootstrap.servers} among them, as any Kafka client takes them.
 *
 * @param connect the Connect clusters that belong to it
 */
public record ClusterConfig(ClusterSide side, SortedMap<String, String> properties, List<ConnectConfig> connect) {
    public ClusterConfig {
        connect = List.copyOf(connect);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        Objects.requireNonNull(properties.get("bootstrap.servers"), "bootstrap.servers");
    }

    /** One without Connect clusters. */
    public ClusterConfig(ClusterSide side, Map<String, String> properties) {
        this(side, new TreeMap<>(properties), List.of());
    }

    /** {@code host:port,host:port}. */
    public String bootstrapServers() {
        return Objects.requireNonNull(properties.get("bootstrap.servers"));
    }

    /** The address alone: any property may hold a secret. */
    @Override
    public String toString() {
        return side.word() + " " + bootstrapServers();
    }
}
