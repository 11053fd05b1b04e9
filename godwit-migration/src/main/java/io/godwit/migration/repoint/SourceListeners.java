package io.godwit.migration.repoint;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a cluster under which addresses its brokers are known. */
@FunctionalInterface
public interface SourceListeners {
    /** Asks nobody. */
    SourceListeners NONE = cluster -> List.of();

    /**
     * Addresses and lists of listeners.
     *
     * @throws io.godwit.core.error.GodwitException if the cluster can't be reached
     */
    List<String> of(ClusterConfig cluster);

    /** The same, asked once; what was answered then is remembered. */
    default SourceListeners once() {
        java.util.Map<ClusterConfig, List<String>> answers = new java.util.concurrent.ConcurrentHashMap<>();
        return cluster -> answers.computeIfAbsent(cluster, this::of);
    }

    /** Asks the brokers: their addresses on this listener, and {@code advertised.listeners} where that may be read. */
    static SourceListeners ofBrokers(ConnectionTimeouts timeouts) {
        return cluster -> {
            try (ClusterConnection connection = ClusterConnection.open(cluster, timeouts)) {
                List<String> addresses = new ArrayList<>();
                new InventoryReader(connection)
                        .read(InventoryScope.of(Set.of(InventoryPart.BROKER_CONFIGS)))
                        .brokers()
                        .forEach(broker -> {
                            addresses.add(broker.host() + ":" + broker.port());
                            Optional.ofNullable(broker.configs().get("advertised.listeners"))
                                    .ifPresent(addresses::add);
                        });
                return List.copyOf(addresses);
            }
        };
    }
}
