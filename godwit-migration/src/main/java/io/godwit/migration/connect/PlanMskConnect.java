package io.godwit.migration.connect;

import io.godwit.connect.cluster.ConnectClient;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.connect.ConnectPlugin;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorKind;
import io.godwit.core.connect.ConnectorRewrite;
import io.godwit.core.connect.ConnectorSecrets;
import io.godwit.core.connect.MskConnector;
import io.godwit.core.connect.StorageTopics;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.repoint.Rewriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes the source's connectors as they would run on MSK Connect. Changes nothing. */
final class PlanMskConnect {
    private final Migration migration;
    private final Rewriter rewriter;
    private final Collection<String> topics;

    /** @param topics of the source */
    PlanMskConnect(Migration migration, Rewriter rewriter, Collection<String> topics) {
        this.migration = migration;
        this.rewriter = rewriter;
        this.topics = topics;
    }

    MskConnectPlan plan(Optional<String> bootstrapServers) {
        List<ConnectConfig> clusters = migration.source().connect();
        if (clusters.isEmpty()) {
            throw new GodwitException(
                    ConnectError.NO_CLUSTER,
                    migration.name(),
                    "migration.yaml names no Connect cluster of the source",
                    "add its REST address: source: {connect: [{url: 'http://connect-1:8083'}]}");
        }
        List<MskConnector> connectors = new ArrayList<>();
        clusters.forEach(cluster -> connectors.addAll(connectors(cluster)));
        boolean sources = connectors.stream().anyMatch(connector -> connector.kind() == ConnectorKind.SOURCE);
        Optional<String> offsetTopic = clusters.size() == 1 && sources
                ? Optional.ofNullable(StorageTopics.of(clusters.get(0).topics(), topics)
                                .get("offsets"))
                        .filter(topic -> migration.topics().selects(topic))
                : Optional.empty();
        List<Finding> findings = new ArrayList<>();
        if (sources && offsetTopic.isEmpty()) {
            findings.add(new Finding(
                    ConnectError.MSK_CONNECT,
                    Severity.BLOCKER,
                    "worker configuration",
                    "there are source connectors, and it is not known in which copied topic their offsets are, so they would"
                            + " begin anew",
                    "set offsetTopic of the source's Connect cluster, let topics include it, and take one Connect cluster at a"
                            + " time"));
        }
        String mechanism = migration.target().properties().getOrDefault("sasl.mechanism", "");
        String protocol = migration.target().properties().getOrDefault("security.protocol", "PLAINTEXT");
        boolean iam = mechanism.equals("AWS_MSK_IAM") || bootstrapServers.isPresent();
        if (!iam && protocol.startsWith("SASL")) {
            findings.add(new Finding(
                    ConnectError.MSK_CONNECT,
                    Severity.BLOCKER,
                    "target",
                    "MSK Connect logs in by IAM or not at all, and migration.yaml reaches the target by "
                            + (mechanism.isEmpty() ? "another SASL mechanism" : mechanism),
                    "give the addresses of its IAM listener (port 9098) with --bootstrap-servers"));
        }
        return new MskConnectPlan(
                bootstrapServers.orElse(migration.target().bootstrapServers()),
                iam,
                iam || protocol.endsWith("SSL"),
                offsetTopic,
                connectors,
                findings);
    }

    private List<MskConnector> connectors(ConnectConfig cluster) {
        ConnectClient client = new ConnectClient(cluster);
        List<ConnectPlugin> plugins = client.plugins(client.release());
        return client.connectors().stream()
                .map(connector -> MskConnector.of(
                        connector,
                        ConnectorRewrite.of(connector, rewriter, migration.repoint()),
                        new ConnectorSecrets(client.passwords(connector.className())),
                        version(plugins, connector),
                        migration.name() + "/" + connector.name()))
                .toList();
    }

    private static String version(List<ConnectPlugin> plugins, Connector connector) {
        return plugins.stream()
                .filter(plugin -> plugin.isMeantBy(connector.className()))
                .map(ConnectPlugin::version)
                .findFirst()
                .orElse("-");
    }
}
