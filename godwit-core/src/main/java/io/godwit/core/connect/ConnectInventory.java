package io.godwit.core.connect;

import io.godwit.core.finding.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there is on one Connect cluster. It holds no secret.
 *
 * @param side source or target
 * @param name as in migration.yaml
 * @param workers that run something; one that has nothing to do is not told by Connect
 * @param storage the cluster's own topics by what they hold: configs, offsets, status; those that are known
 */
public record ConnectInventory(
        String side,
        String name,
        String url,
        String version,
        String kafkaClusterId,
        List<String> workers,
        SortedMap<String, String> storage,
        List<ConnectPlugin> plugins,
        List<FoundConnector> connectors,
        List<Finding> findings) {
    public ConnectInventory {
        Objects.requireNonNull(side);
        Objects.requireNonNull(name);
        Objects.requireNonNull(url);
        Objects.requireNonNull(version);
        Objects.requireNonNull(kafkaClusterId);
        workers = List.copyOf(workers);
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
        plugins = List.copyOf(plugins);
        connectors = List.copyOf(connectors);
        findings = List.copyOf(findings);
    }

    /**
     * A connector, as it may be shown.
     *
     * @param kind source, sink or unknown
     * @param version of its plugin; {@code -} if unknown
     * @param group of a sink
     * @param application that it belongs to in migration.yaml
     * @param failure the first line of the trace of the first part that failed
     * @param config secrets are hidden
     * @param offsets empty where Connect does not tell
     */
    public record FoundConnector(
            String name,
            String kind,
            String connectorClass,
            String version,
            String state,
            List<FoundTask> tasks,
            Optional<String> group,
            List<String> topics,
            Optional<String> application,
            Optional<String> failure,
            SortedMap<String, String> config,
            Optional<List<ConnectorOffset>> offsets) {
        public FoundConnector {
            tasks = List.copyOf(tasks);
            topics = List.copyOf(topics);
            config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
            offsets = offsets.map(List::copyOf);
        }
    }

    /** A task. */
    public record FoundTask(int id, String state, String worker) {}
}
