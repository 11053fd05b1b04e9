package io.godwit.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.finding.Finding;
import io.godwit.core.model.ClusterSide;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class WholeClusterRulesTest {
    private static final List<String> TOPICS =
            List.of("connect-configs", "connect-offsets", "connect-status", "orders", "my-configs");
    private static final SortedMap<String, String> STORAGE =
            StorageTopics.of(ConnectConfig.StorageTopics.UNKNOWN, TOPICS);

    private static Migration migration(String topics, String applications) {
        return new MigrationParser(new FakeExternalValues())
                .parse(
                        """
                        name: crm
                        source: {bootstrapServers: 'old:9092'}
                        target: {bootstrapServers: 'new:9092'}
                        topics: %s
                        applications: [%s]
                        """
                                .formatted(topics, applications),
                        "migration.yaml");
    }

    private static ConnectorFacts sink(ConnectorRewrite rewrite) {
        Connector connector = new Connector(
                "archive",
                ConnectorKind.SINK,
                Map.of("connector.class", "x.Sink", "topics", "orders", "errors.deadletterqueue.topic.name", "dead"),
                new ConnectorStatus("RUNNING", "w:1", "", List.of()));
        return new ConnectorFacts(
                "archive",
                Optional.empty(),
                ClusterSide.SOURCE,
                Optional.of(connector),
                Optional.empty(),
                Optional.of(rewrite),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static ConnectorRewrite same() {
        return new ConnectorRewrite(new java.util.TreeMap<>(), List.of(), List.of(), Map.of());
    }

    private static List<Finding> examine(
            Migration migration, SortedMap<String, String> storage, ConnectorRewrite rewrite) {
        return WholeClusterRules.examine(migration, "main", storage, List.of(sink(rewrite)));
    }

    @Test
    void shouldFindTheTopicsByTheirNames() {
        assertThat(STORAGE)
                .isEqualTo(
                        Map.of("configs", "connect-configs", "offsets", "connect-offsets", "status", "connect-status"));
        assertThat(StorageTopics.of(
                        new ConnectConfig.StorageTopics(Optional.of("mine"), Optional.empty(), Optional.empty()),
                        List.of("a-connect-offsets", "b-connect-offsets")))
                .isEqualTo(Map.of("configs", "mine"));
    }

    @Test
    void shouldBeContentWithAnApplicationThatNamesAll() {
        Migration whole = migration(
                "{}",
                "{name: connect, groups: [connect-archive], produces: [connect-configs, connect-offsets, connect-status, dead]}");

        assertThat(examine(whole, STORAGE, same())).isEmpty();
        assertThat(WholeClusterRules.application(whole, STORAGE)).isPresent();
    }

    @Test
    void shouldNameWhatIsMissing() {
        Migration partly =
                migration("{}", "{name: connect, groups: [other], produces: [connect-configs, connect-offsets]}");

        assertThat(examine(partly, STORAGE, same()).get(0).reason())
                .contains("groups [connect-archive]", "produces [connect-status, dead]");
        assertThat(examine(migration("{}", ""), STORAGE, same()))
                .extracting(finding -> finding.code().id())
                .containsExactly("GW-CON-041");
    }

    @Test
    void shouldWantTheTopicsKnownAndCopied() {
        Migration left = migration("{exclude: ['connect-.*']}", "");

        assertThat(examine(left, STORAGE, same()))
                .extracting(finding -> finding.code().id())
                .containsExactly("GW-CON-017", "GW-CON-017", "GW-CON-017", "GW-CON-041");
        assertThat(examine(left, new java.util.TreeMap<>(), same()))
                .extracting(finding -> finding.code().id())
                .containsExactly("GW-CON-040", "GW-CON-041");
    }

    @Test
    void shouldRefuseAConnectorWhoseOwnConfigurationNamesTheSource() {
        Migration whole = migration(
                "{}",
                "{name: connect, groups: [connect-archive], produces: [connect-configs, connect-offsets, connect-status, dead]}");
        ConnectorRewrite rewrite = new ConnectorRewrite(
                new java.util.TreeMap<>(), List.of("history.bootstrap.servers: → new:9092"), List.of(), Map.of());

        assertThat(examine(whole, STORAGE, rewrite))
                .extracting(finding -> finding.code().id())
                .containsExactly("GW-CON-022");
    }
}
