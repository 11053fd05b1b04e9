package io.godwit.core.config.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.config.Wave;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.Openness;
import io.godwit.core.security.SecurityPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationParserTest {
    static final String SMALLEST =
            """
            name: crm
            source:
              bootstrapServers: old-1:9092
            target:
              bootstrapServers: new-1:9092
            """;
    private static final String FULL =
            """
            name: crm-eu
            source:
              bootstrapServers: old-1:9092, old-2:9092
              propertiesFile: source.properties
              properties:
                security.protocol: SASL_SSL
                sasl.jaas.config: ${env:SOURCE_JAAS}
                request.timeout.ms: 20000
            target: {bootstrapServers: 'new-1:9098'}
            topics: {include: ['order.*', price], exclude: ['.*-tmp'], internal: {connect: skip, clusterServices: copy}}
            groups: {include: ['billing.*'], exclude: []}
            policies: {replicationFactor: 3, replicationFactorMapping: {1: 3}, excludedConfigs: [segment.bytes]}
            mirror: {engine: mirrormaker2, tasks: 4, throttle: 50MiB/s, refreshInterval: 1m, connectUrl: 'http://connect:8083'}
            verify: {maxMemory: 128MiB, parallelism: 8, maxAge: 1h}
            cutover: {maxWritePause: 30s, maxLag: 2s, quietWindow: 500ms, commandTimeout: 1m, stableTimeout: 3m, watch: 7d, reverse: off}
            applications:
              - {name: billing, groups: [billing-1], produces: [order], stop: 'stop ${HOME}', start: go, startOnSource: back, health: 'true'}
              - name: report
                groups: [report]
            waves:
              - {name: first, applications: [report]}
              - {name: second, applications: [billing]}
            """;

    @Test
    void shouldReadTheSecuritySectionAndCarryAclsAndQuotasWithoutIt() {
        SecurityPolicy given = new MigrationParser(new FakeExternalValues())
                .parse(
                        """
                        name: crm
                        source: {bootstrapServers: 'old:9092'}
                        target: {bootstrapServers: 'new:9092'}
                        security:
                          quotas: skip
                          users: copy
                          credentials: ./credentials
                          open: both
                          operator: User:CN=godwit
                          brokers: ['User:CN=broker']
                          superUsers: [User:admin]
                          principals: [{from: 'User:CN=([^,]+),.*', to: 'User:$1', letters: lower}]
                        """,
                        "f")
                .security();

        assertThat(given.acls()).isTrue();
        assertThat(given.quotas()).isFalse();
        assertThat(given.users()).isTrue();
        assertThat(given.credentials()).contains("./credentials");
        assertThat(given.open()).isEqualTo(Openness.BOTH);
        assertThat(given.operator()).contains("User:CN=godwit");
        assertThat(given.brokers()).containsExactly("User:CN=broker");
        assertThat(given.superUsers()).containsExactly("User:admin");
        assertThat(given.principals().map("User:CN=Alice,O=crm")).isEqualTo("User:alice");
        assertThat(new MigrationParser(new FakeExternalValues())
                        .parse("name: crm\nsource: {bootstrapServers: 'a:1'}\ntarget: {bootstrapServers: 'b:1'}\n", "f")
                        .security())
                .isEqualTo(SecurityPolicy.STANDARD);
    }

    @Test
    void shouldUseDefaultsWhenOnlyTheClustersAreNamed() {
        Migration migration = parse(SMALLEST);

        assertThat(migration.name()).isEqualTo("crm");
        assertThat(migration.source().bootstrapServers()).isEqualTo("old-1:9092");
        assertThat(migration.topics().selects("orders")).isTrue();
        assertThat(migration.groups().selects("console-consumer-12")).isFalse();
        assertThat(migration.groups().selects("connect-sink")).isTrue();
        assertThat(migration.policies().targetReplicationFactor(2)).isEqualTo(2);
        assertThat(migration.mirror().engine()).isEqualTo("batch");
        assertThat(migration.mirror().tasks()).isEqualTo(2);
        assertThat(migration.mirror().throttleBytesPerSecond()).isEmpty();
        assertThat(migration.mirror().offsets()).isEqualTo(OffsetsConfig.STANDARD);
        assertThat(migration.mirror().refreshInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(migration.verify().maxMemoryBytes()).isEqualTo(64L << 20);
        assertThat(migration.cutover().maxWritePause()).isEqualTo(Duration.ofSeconds(60));
        assertThat(migration.cutover().watch()).isEqualTo(Duration.ofHours(24));
        assertThat(migration.cutover().reverse()).isEqualTo(ReverseMode.PREFERRED);
        assertThat(migration.waves()).containsExactly(new Wave("all", java.util.List.of()));
    }

    @Test
    void shouldReadEveryKey() {
        FakeExternalValues external = new FakeExternalValues()
                .environment("SOURCE_JAAS", "the jaas line")
                .file("source.properties", "security.protocol=PLAINTEXT\nssl.truststore.location = /etc/trust.jks\n");

        Migration migration = new MigrationParser(external).parse(FULL, "migration.yaml");

        assertThat(migration.source().properties())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "old-1:9092, old-2:9092",
                        "security.protocol", "SASL_SSL",
                        "ssl.truststore.location", "/etc/trust.jks",
                        "sasl.jaas.config", "the jaas line",
                        "request.timeout.ms", "20000"));
        assertThat(migration.topics().selects("orders-7")).isTrue();
        assertThat(migration.topics().selects("orders-tmp")).isFalse();
        assertThat(migration.topics().selects("stock")).isFalse();
        assertThat(migration.policies().targetReplicationFactor(1)).isEqualTo(3);
        assertThat(migration.policies().excludedConfigs()).containsExactly("segment.bytes");
        assertThat(migration.mirror().throttleBytesPerSecond()).hasValue(50L << 20);
        assertThat(migration.mirror().connectUrl()).contains(URI.create("http://connect:8083"));
        assertThat(migration.verify().parallelism()).isEqualTo(8);
        assertThat(migration.cutover().quietWindow()).isEqualTo(Duration.ofMillis(500));
        assertThat(migration.cutover().reverse()).isEqualTo(ReverseMode.OFF);
        assertThat(migration.applications()).extracting(Application::name).containsExactly("billing", "report");
        assertThat(migration.applications().get(0).commands().stop()).contains("stop ${HOME}");
        assertThat(migration.waves()).extracting(Wave::name).containsExactly("first", "second");
    }

    @Test
    void shouldTakeTheAddressFromTheFileWhenItStandsOnlyThere() {
        FakeExternalValues external =
                new FakeExternalValues().file("/etc/old.properties", "bootstrap.servers=old-1:9092\n");

        Migration migration = new MigrationParser(external)
                .parse(
                        """
                        name: crm
                        source: {propertiesFile: /etc/old.properties}
                        target: {properties: {bootstrap.servers: 'new-1:9092'}}
                        """,
                        "migration.yaml");

        assertThat(migration.source().bootstrapServers()).isEqualTo("old-1:9092");
        assertThat(migration.target().bootstrapServers()).isEqualTo("new-1:9092");
    }

    @Test
    void shouldLetOverridesWinOverEverythingInTheFile() {
        Overrides overrides = new Overrides(Map.of(
                ClusterSide.SOURCE, Map.of("bootstrap.servers", "other:9092", "security.protocol", "SSL"),
                ClusterSide.TARGET, Map.of()));

        Migration migration =
                new MigrationParser(new FakeExternalValues()).parse(SMALLEST, "migration.yaml", overrides);

        assertThat(migration.source().bootstrapServers()).isEqualTo("other:9092");
        assertThat(migration.source().properties()).containsEntry("security.protocol", "SSL");
        assertThat(migration.target().bootstrapServers()).isEqualTo("new-1:9092");
    }

    @Test
    void shouldReadWithoutASourceWhenOverridesNameIt() {
        Overrides overrides = new Overrides(Map.of(
                ClusterSide.SOURCE, Map.of("bootstrap.servers", "old:9092"),
                ClusterSide.TARGET, Map.of("bootstrap.servers", "new:9092")));

        Migration migration =
                new MigrationParser(new FakeExternalValues()).parse("name: crm", "migration.yaml", overrides);

        assertThat(migration.source().bootstrapServers()).isEqualTo("old:9092");
    }

    private static Migration parse(String yaml) {
        return new MigrationParser(new FakeExternalValues()).parse(yaml, "migration.yaml");
    }
}
