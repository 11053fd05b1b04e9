package io.godwit.migration.connect;

import io.godwit.connect.cluster.ConnectClient;
import io.godwit.connect.host.RootCause;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.connect.ConnectInventory;
import io.godwit.core.connect.ConnectInventory.FoundConnector;
import io.godwit.core.connect.ConnectInventory.FoundTask;
import io.godwit.core.connect.ConnectPlugin;
import io.godwit.core.connect.ConnectRelease;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorKind;
import io.godwit.core.connect.ConnectorOffset;
import io.godwit.core.connect.ConnectorSecrets;
import io.godwit.core.connect.StorageTopics;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.secret.Redaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Looks what there is on Connect clusters. Changes nothing. */
public final class TakeConnectInventory {
    private final Migration migration;
    private final Function<ClusterSide, Collection<String>> topics;

    /** @param topics the names of a Kafka cluster's topics; none if it can't be asked */
    public TakeConnectInventory(Migration migration, Function<ClusterSide, Collection<String>> topics) {
        this.migration = migration;
        this.topics = topics;
    }

    /**
     * Every Connect cluster of these sides.
     *
     * @throws GodwitException if none is named, or one of them can't be asked
     */
    public List<ConnectInventory> take(List<ClusterSide> sides) {
        List<ConnectInventory> inventories = new ArrayList<>();
        for (ClusterSide side : sides) {
            List<ConnectConfig> clusters = migration.cluster(side).connect();
            if (!clusters.isEmpty()) {
                Collection<String> names = topics.apply(side);
                clusters.forEach(config -> inventories.add(take(side, config, names)));
            }
        }
        if (inventories.isEmpty()) {
            throw new GodwitException(
                    ConnectError.NO_CLUSTER,
                    migration.name(),
                    "migration.yaml names no Connect cluster",
                    "add its REST address: source: {connect: [{url: 'http://connect-1:8083'}]}, and so for the target");
        }
        return inventories;
    }

    private ConnectInventory take(ClusterSide side, ConnectConfig config, Collection<String> topics) {
        ConnectClient client = new ConnectClient(config);
        ConnectRelease release = client.release();
        List<ConnectPlugin> plugins = client.plugins(release);
        List<Connector> connectors = client.connectors();
        Map<String, Set<String>> passwords = new HashMap<>();
        connectors.forEach(connector -> passwords.computeIfAbsent(connector.className(), client::passwords));
        Map<String, List<ConnectorOffset>> offsets = release.canStop()
                ? new OffsetsInParallel(client)
                        .of(connectors.stream().map(Connector::name).toList())
                : Map.of();
        List<FoundConnector> found = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        SortedSet<String> workers = new TreeSet<>();
        for (Connector connector : connectors) {
            ConnectorSecrets secrets = new ConnectorSecrets(passwords.getOrDefault(connector.className(), Set.of()));
            found.add(found(
                    side, config, connector, secrets, plugins, Optional.ofNullable(offsets.get(connector.name()))));
            SortedSet<String> inClear = secrets.inClear(connector.config());
            if (!inClear.isEmpty()) {
                findings.add(inClear(config, connector, inClear));
            }
            workers.add(connector.status().worker());
            connector.status().tasks().forEach(task -> workers.add(task.worker()));
        }
        workers.remove("");
        return new ConnectInventory(
                side.word(),
                config.name(),
                config.shownUrl(),
                release.version(),
                release.kafkaClusterId(),
                List.copyOf(workers),
                StorageTopics.of(config.topics(), topics),
                plugins,
                found,
                findings.stream().sorted(Finding.ORDER).toList());
    }

    private static Finding inClear(ConnectConfig config, Connector connector, SortedSet<String> keys) {
        return new Finding(
                ConnectError.SECRET_IN_CLEAR,
                Severity.WARNING,
                "connector " + config.name() + "/" + connector.name(),
                "everybody who may read Connect's REST API or its config topic sees the secrets in "
                        + String.join(", ", keys),
                "put them into a config provider of the workers and write ${provider:path:key}");
    }

    private FoundConnector found(
            ClusterSide side,
            ConnectConfig config,
            Connector connector,
            ConnectorSecrets secrets,
            List<ConnectPlugin> plugins,
            Optional<List<ConnectorOffset>> offsets) {
        return new FoundConnector(
                connector.name(),
                connector.kind().word(),
                connector.className(),
                plugins.stream()
                        .filter(plugin -> plugin.isMeantBy(connector.className()))
                        .map(ConnectPlugin::version)
                        .findFirst()
                        .orElse("-"),
                connector.status().state(),
                connector.status().tasks().stream()
                        .map(task -> new FoundTask(task.id(), task.state(), task.worker()))
                        .toList(),
                connector.kind() == ConnectorKind.SINK ? Optional.of(connector.group()) : Optional.empty(),
                connector.topics(),
                migration.applications().stream()
                        .filter(application -> migration.connectors(application).stream()
                                .anyMatch(member -> member.pair().on(side).equals(config)
                                        && member.connector().equals(connector.name())))
                        .map(application -> application.name())
                        .findFirst(),
                connector.status().failure().map(failure -> failure.part() + ": " + cause(failure.trace())),
                secrets.shown(connector.config()),
                offsets);
    }

    /** The line of a stack trace that tells something, without what looks like a secret. */
    static String cause(String trace) {
        return Redaction.shown("cause", RootCause.of(trace));
    }
}
