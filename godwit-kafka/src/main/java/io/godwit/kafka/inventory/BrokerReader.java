package io.godwit.kafka.inventory;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** Reads the brokers, their racks and their configs. */
final class BrokerReader {
    private static final ClusterRequest DESCRIBE = new ClusterRequest("listing the brokers", "DESCRIBE on CLUSTER");

    private final ClusterConnection connection;
    private final Unread unread;

    BrokerReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    record Brokers(List<BrokerInventory> inventories, Optional<SortedSet<String>> allowed) {}

    Brokers read(InventoryScope scope) {
        DescribeClusterResult cluster = describe(scope);
        List<Node> nodes = new ArrayList<>(connection.await(cluster.nodes(), DESCRIBE));
        nodes.sort(Comparator.comparingInt(Node::id));
        int controller = controllerId(cluster);
        SortedMap<Integer, SortedMap<String, String>> configs =
                scope.includes(InventoryPart.BROKER_CONFIGS) ? configs(nodes) : new TreeMap<>();
        List<BrokerInventory> brokers = nodes.stream()
                .map(node -> new BrokerInventory(
                        node.id(),
                        node.host(),
                        node.port(),
                        Optional.ofNullable(node.rack()),
                        node.id() == controller,
                        configs.getOrDefault(node.id(), new TreeMap<>()),
                        List.of()))
                .toList();
        return new Brokers(
                brokers,
                scope.includes(InventoryPart.ALLOWED_OPERATIONS)
                        ? AllowedOperationsDraft.words(connection.await(cluster.authorizedOperations(), DESCRIBE))
                        : Optional.empty());
    }

    /** Brokers before 2.3 do not tell what is allowed and refuse the question; then it is asked without. */
    private DescribeClusterResult describe(InventoryScope scope) {
        if (scope.includes(InventoryPart.ALLOWED_OPERATIONS)) {
            DescribeClusterResult cluster =
                    connection.admin().describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true));
            try {
                connection.await(cluster.nodes(), DESCRIBE);
                return cluster;
            } catch (GodwitException e) {
                if (e.code() != ClusterError.UNSUPPORTED_VERSION) {
                    throw e;
                }
                unread.note(InventoryPart.ALLOWED_OPERATIONS, "", e);
            }
        }
        return connection.admin().describeCluster();
    }

    private int controllerId(DescribeClusterResult cluster) {
        Node controller = connection.await(cluster.controller(), DESCRIBE);
        return controller == null ? -1 : controller.id();
    }

    /** A broker's own answer each, since a broker tells its static configs for itself alone. */
    private SortedMap<Integer, SortedMap<String, String>> configs(Collection<Node> nodes) {
        SortedMap<Integer, SortedMap<String, String>> configs = new TreeMap<>();
        Batches.forEach(nodes, 1, this::requestConfigs, (batch, answer) -> {
            int id = batch.get(0).id();
            try {
                Config config = connection.await(
                        answer, new ClusterRequest("reading the broker configs", "DESCRIBE_CONFIGS on CLUSTER"));
                configs.put(id, values(config));
            } catch (GodwitException e) {
                unread.note(InventoryPart.BROKER_CONFIGS, "broker " + id, e);
            }
        });
        return configs;
    }

    private KafkaFuture<Config> requestConfigs(List<Node> batch) {
        ConfigResource resource =
                new ConfigResource(ConfigResource.Type.BROKER, batch.get(0).idString());
        return Objects.requireNonNull(
                connection.admin().describeConfigs(List.of(resource)).values().get(resource));
    }

    private static SortedMap<String, String> values(Config config) {
        SortedMap<String, String> values = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (!entry.isSensitive() && entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }
}
