package io.godwit.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.ConnectPair;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectPreflightTest {
    private static final ConnectorStatus RUNNING =
            new ConnectorStatus("RUNNING", "w:1", "", List.of(new ConnectorStatus.TaskStatus(0, "RUNNING", "w:1", "")));
    private static final ConnectorStatus STOPPED = new ConnectorStatus("STOPPED", "w:1", "", List.of());
    private static final String ICEBERG = "org.apache.iceberg.connect.IcebergSinkConnector";

    private static ConnectFacts clusters(String sourceVersion, String targetVersion, ConnectPlugin... onTarget) {
        ConnectPair pair = new ConnectPair(
                ConnectConfig.of("main", URI.create("http://old:8083")),
                ConnectConfig.of("main", URI.create("http://new:8083")));
        return new ConnectFacts(
                pair,
                new ConnectFacts.Side(
                        new ConnectRelease(sourceVersion, "A"),
                        List.of(
                                new ConnectPlugin("x.OrdersSink", "sink", "1"),
                                new ConnectPlugin(ICEBERG, "sink", "1")),
                        "A"),
                new ConnectFacts.Side(new ConnectRelease(targetVersion, "B"), List.of(onTarget), "B"));
    }

    private static ConnectPlugin plugin(String className, String version) {
        return new ConnectPlugin(className, "sink", version);
    }

    private static Connector connector(ConnectorKind kind, ConnectorStatus status, Map<String, String> config) {
        return new Connector("orders", kind, config, status);
    }

    private static Application application(List<String> groups, List<String> produces) {
        return new Application(
                "shop",
                Optional.empty(),
                KafkaUse.of(groups, produces),
                ApplicationCommands.NONE,
                List.of(),
                List.of("orders"));
    }

    private record Case(
            ConnectFacts clusters,
            Application application,
            ClusterSide ranOn,
            Optional<Connector> source,
            Optional<Connector> target,
            List<String> problems,
            List<PartitionId> mapped) {
        List<Finding> findings() {
            return ConnectPreflight.connector(
                    clusters,
                    new ConnectorFacts(
                            "orders",
                            Optional.of(application),
                            ranOn,
                            source,
                            target,
                            source.map(found -> new ConnectorRewrite(found.config(), List.of(), List.of(), Map.of())),
                            problems,
                            Set.of(),
                            List.of(),
                            List.of(),
                            mapped));
        }

        List<String> codes() {
            return findings().stream().map(finding -> finding.code().id()).toList();
        }
    }

    private static Case sink(ConnectFacts clusters, Connector source, Connector... target) {
        return new Case(
                clusters,
                application(List.of("connect-orders"), List.of()),
                ClusterSide.SOURCE,
                Optional.of(source),
                List.of(target).stream().findFirst(),
                List.of(),
                List.of());
    }

    private static Connector orders(ConnectorStatus status) {
        return connector(ConnectorKind.SINK, status, Map.of("connector.class", "x.OrdersSink", "topics", "orders"));
    }

    @Test
    void shouldFindNothingWhereAllIsWell() {
        assertThat(sink(clusters("3.9.2", "4.3.1", plugin("x.OrdersSink", "1")), orders(RUNNING))
                        .findings())
                .isEmpty();
        assertThat(ConnectPreflight.clusters(clusters("3.9.2", "4.3.1"))).isEmpty();
    }

    @Test
    void shouldSayThatAPluginIsMissingOrDiffers() {
        assertThat(sink(clusters("3.9.2", "4.3.1"), orders(RUNNING)).codes()).containsExactly("GW-CON-010");
        assertThat(sink(clusters("3.9.2", "4.3.1", plugin("x.OrdersSink", "2")), orders(RUNNING))
                        .codes())
                .containsExactly("GW-CON-011");
    }

    @Test
    void shouldRefuseWorkersThatCannotStopOrCarryOffsets() {
        ConnectPlugin plugin = plugin("x.OrdersSink", "1");
        assertThat(sink(clusters("3.4.0", "4.3.1", plugin), orders(RUNNING)).codes())
                .containsExactly("GW-CON-013");
        Connector source = connector(ConnectorKind.SOURCE, RUNNING, Map.of("connector.class", "x.OrdersSink"));
        Application shop = application(List.of(), List.of("orders"));
        assertThat(new Case(
                                clusters("3.9.2", "3.6.0", plugin),
                                shop,
                                ClusterSide.SOURCE,
                                Optional.of(source),
                                Optional.empty(),
                                List.of(),
                                List.of())
                        .codes())
                .containsExactly("GW-CON-013");
    }

    @Test
    void shouldSeeBothSidesRun() {
        ConnectFacts clusters = clusters("3.9.2", "4.3.1", plugin("x.OrdersSink", "1"));

        assertThat(sink(clusters, orders(RUNNING), orders(RUNNING)).codes()).containsExactly("GW-CON-023");
        assertThat(sink(clusters, orders(RUNNING), orders(STOPPED)).findings()).isEmpty();
        assertThat(sink(clusters, orders(STOPPED)).codes()).containsExactly("GW-CON-020");
    }

    @Test
    void shouldJudgeOneThatMovedByTheTarget() {
        ConnectFacts clusters = clusters("3.9.2", "4.3.1", plugin("x.OrdersSink", "1"));
        Application shop = application(List.of("connect-orders"), List.of());

        assertThat(new Case(
                                clusters,
                                shop,
                                ClusterSide.TARGET,
                                Optional.of(orders(STOPPED)),
                                Optional.of(orders(RUNNING)),
                                List.of(),
                                List.of())
                        .findings())
                .isEmpty();
    }

    @Test
    void shouldAskForTheGroupAndForWhatASinkWrites() {
        Connector dead = connector(
                ConnectorKind.SINK,
                RUNNING,
                Map.of(
                        "connector.class", "x.OrdersSink",
                        "topics", "orders",
                        "consumer.override.group.id", "mine",
                        "errors.deadletterqueue.topic.name", "dead"));
        List<Finding> findings = sink(clusters("3.9.2", "4.3.1", plugin("x.OrdersSink", "1")), dead)
                .findings();

        assertThat(findings).extracting(finding -> finding.code().id()).containsExactly("GW-CON-016", "GW-CON-016");
        assertThat(findings)
                .extracting(Finding::reason)
                .anySatisfy(reason -> assertThat(reason).contains("group is mine"))
                .anySatisfy(reason -> assertThat(reason).contains("writes dead"));
    }

    @Test
    void shouldBlockASinkThatRemembersOffsetsWhereTheyAreMapped() {
        Connector iceberg =
                connector(ConnectorKind.SINK, RUNNING, Map.of("connector.class", ICEBERG, "topics", "orders"));
        Application shop = application(List.of("connect-orders"), List.of("control-iceberg"));
        ConnectFacts clusters = clusters("3.9.2", "4.3.1", plugin(ICEBERG, "1"));
        Case identical = new Case(
                clusters, shop, ClusterSide.SOURCE, Optional.of(iceberg), Optional.empty(), List.of(), List.of());
        Case mapped = new Case(
                clusters,
                shop,
                ClusterSide.SOURCE,
                Optional.of(iceberg),
                Optional.empty(),
                List.of(),
                List.of(new PartitionId("orders", 3)));

        assertThat(identical.findings()).extracting(Finding::severity).containsExactly(Severity.INFORMATION);
        assertThat(mapped.findings()).extracting(Finding::severity).containsExactly(Severity.BLOCKER);
        assertThat(mapped.findings().get(0).reason()).contains("orders-3", "snapshots");
    }

    @Test
    void shouldTellWhatTheTargetRefusesAndUnknownConverters() {
        Connector avro = connector(
                ConnectorKind.SINK,
                RUNNING,
                Map.of(
                        "connector.class", "x.OrdersSink",
                        "topics", "orders",
                        "value.converter", "y.AvroConverter",
                        "db.password", "swordfish"));
        Case refused = new Case(
                clusters("3.9.2", "4.3.1", plugin("x.OrdersSink", "1")),
                application(List.of("connect-orders"), List.of()),
                ClusterSide.SOURCE,
                Optional.of(avro),
                Optional.empty(),
                List.of("file: must not be empty"),
                List.of());

        assertThat(refused.codes()).containsExactly("GW-CON-012", "GW-CON-014", "GW-CON-018");
        assertThat(refused.findings().toString()).doesNotContain("swordfish");
    }

    @Test
    void shouldRefuseAConnectClusterOfAnotherKafka() {
        ConnectFacts right = clusters("3.9.2", "4.3.1");
        ConnectFacts swapped = new ConnectFacts(
                right.pair(), new ConnectFacts.Side(new ConnectRelease("3.9.2", "B"), List.of(), "A"), right.target());

        assertThat(ConnectPreflight.clusters(swapped))
                .extracting(finding -> finding.code().id())
                .containsExactly("GW-CON-021");
    }
}
