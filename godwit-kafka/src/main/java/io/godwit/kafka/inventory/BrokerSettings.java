package io.godwit.kafka.inventory;

import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** What somebody set on the brokers, in their files or later; defaults and secrets are left out. */
public final class BrokerSettings {
    private static final ClusterRequest LIST = new ClusterRequest("listing the brokers", "DESCRIBE on CLUSTER");
    private static final ClusterRequest READ =
            new ClusterRequest("reading the broker configs", "DESCRIBE_CONFIGS on CLUSTER");
    private static final Set<ConfigSource> SET_BY_SOMEBODY = Set.of(
            ConfigSource.STATIC_BROKER_CONFIG,
            ConfigSource.DYNAMIC_BROKER_CONFIG,
            ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG);

    private BrokerSettings() {}

    /**
     * The settings of each broker, by its id.
     *
     * @throws io.godwit.core.error.GodwitException if one of the brokers does not tell; a part would look like all
     */
    public static SortedMap<Integer, SortedMap<String, String>> of(ClusterConnection connection) {
        List<Node> nodes = new ArrayList<>(brokers(connection));
        nodes.sort(Comparator.comparingInt(Node::id));
        SortedMap<Integer, SortedMap<String, String>> settings = new TreeMap<>();
        for (Node node : nodes) {
            ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
            Config config = connection.await(
                    Objects.requireNonNull(connection
                            .admin()
                            .describeConfigs(List.of(broker))
                            .values()
                            .get(broker)),
                    READ);
            settings.put(node.id(), set(config));
        }
        return settings;
    }

    private static Collection<Node> brokers(ClusterConnection connection) {
        return connection.await(connection.admin().describeCluster().nodes(), LIST);
    }

    private static SortedMap<String, String> set(Config config) {
        SortedMap<String, String> set = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (SET_BY_SOMEBODY.contains(entry.source()) && !entry.isSensitive() && entry.value() != null) {
                set.put(entry.name(), entry.value());
            }
        }
        return set;
    }
}
