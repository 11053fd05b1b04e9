package io.godwit.core.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {
    /** Nothing to complain about, so that each test finds only what it adds. */
    private static final String CLEAN =
            """
            clusters = a, b
            a.bootstrap.servers = old:9092
            b.bootstrap.servers = new:9092
            a->b.enabled = true
            a->b.topics = order.*
            replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy
            replication.factor = 3
            sync.group.offsets.enabled = true
            groups.exclude = console-consumer-.*
            topics.exclude = __.*
            refresh.topics.interval.seconds = 5
            refresh.groups.interval.seconds = 10
            tasks.max = 4
            b.producer.compression.type = zstd
            b.exactly.once.source.support = enabled
            a.consumer.isolation.level = read_committed
            """;

    @Test
    void shouldFindNothingInACleanFile() {
        assertThat(lint(CLEAN)).isEmpty();
    }

    /** Each: a line that is added as the 17th, the code, the key, a part of the fix. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            a -> b.topics = x                            | GW-MM2-001 | a                               | a->b.topics = x
            a-> b.topics = x                             | GW-MM2-001 | a->                             | a->b.topics = x
            a ->b.topics: x                              | GW-MM2-001 | a                               | a->b.topics = x
            a.b.groups = x                               | GW-MM2-022 | a.b.groups                      | a->b.groups = x
            a-b.groups = x                               | GW-MM2-022 | a-b.groups                      | a->b.groups = x
            groups = app*                                | GW-MM2-004 | groups                          | groups = app.*
            groups = team.app-*                          | GW-MM2-004 | groups                          | groups = team\\.app, team\\.app-.*
            groups = *-app                               | GW-MM2-005 | groups                          | groups = .*-app
            groups = app(                                | GW-MM2-005 | groups                          | groups =
            groups = app,,x                              | GW-MM2-005 | groups                          | groups = app, x
            offset-sync.topic.replication.factor = 1     | GW-MM2-006 | offset-sync.topic.replication.factor | offset-syncs.topic.replication.factor = 1
            a->b.heartbeat.topic.replication.factor = 1  | GW-MM2-006 | a->b.heartbeat.topic.replication.factor | a->b.heartbeats.topic.replication.factor = 1
            topics.blacklist = x                         | GW-MM2-006 | topics.blacklist                | topics.exclude = x
            my.own.word = x                              | GW-MM2-007 | my.own.word                     | remove the line
            a.status.storage.replication.factor = 1      | GW-MM2-008 | a.status.storage.replication.factor | b.status.storage.replication.factor = 1
            a.groups = x                                 | GW-MM2-008 | a.groups                        | a->b.groups = x
            a.fetch.max.bytes = 1                        | GW-MM2-008 | a.fetch.max.bytes               | a.consumer.fetch.max.bytes = 1
            producer.linger.ms = 5                       | GW-MM2-008 | producer.linger.ms              | b.producer.linger.ms = 5
            b.sasl.jaas.config = x password=hunter2      | GW-MM2-016 | b.sasl.jaas.config              | ${env:B_SASL_JAAS_CONFIG}
            b->a.topics = x                              | GW-MM2-019 | b->a.topics                     | --flow 'b->a'
            transforms = mask                            | GW-MM2-020 | transforms                      | check migration.yaml
            emit.heartbeats.enabled = no                 | GW-MM2-023 | emit.heartbeats.enabled         | emit.heartbeats.enabled =
            admin.timeout.ms = 1m                        | GW-MM2-023 | admin.timeout.ms                | admin.timeout.ms = 60000
            """)
    void shouldFindWhatIsWrongInALine(String line, String code, String key, String fix) {
        assertThat(lint(CLEAN + line + "\n"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code().id()).isEqualTo(code))
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(17))
                .satisfies(finding -> assertThat(finding.key()).isEqualTo(key))
                .satisfies(finding -> assertThat(finding.fix()).contains(fix))
                .satisfies(finding -> assertThat(finding.toString()).doesNotContain("hunter2"));
    }

    /** Each: a line of the clean file, what it is replaced by, the codes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            clusters = a, b                   | clusters = a                        | GW-MM2-021
            a.bootstrap.servers = old:9092    | a.bootstrap.servers = o:1,;p:1      | GW-MM2-002
            a.bootstrap.servers = old:9092    | a.bootstrap.servers = o:1,p:1,      | GW-MM2-002
            a.bootstrap.servers = old:9092    | a.bootstrap.servers = old           | GW-MM2-003
            a->b.enabled = true               | a->b.enabled = false                | GW-MM2-018
            replication.factor = 3            |                                     | GW-MM2-010
            replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy | | GW-MM2-009
            sync.group.offsets.enabled = true | sync.group.offsets.enabled = false  | GW-MM2-011
            groups.exclude = console-consumer-.* |                                  | GW-MM2-012
            topics.exclude = __.*             |                                     | GW-MM2-013
            refresh.topics.interval.seconds = 5 | refresh.topics.interval.seconds = 900 | GW-MM2-014
            b.producer.compression.type = zstd |                                    | GW-MM2-015
            b.exactly.once.source.support = enabled |                               | GW-MM2-025
            a.consumer.isolation.level = read_committed |                           | GW-MM2-026
            """)
    void shouldFindWhatIsMissingOrChanged(String line, String replacement, String code) {
        String text = CLEAN.replace(line + "\n", (replacement == null ? "" : replacement) + "\n");

        assertThat(lint(text)).extracting(finding -> finding.code().id()).containsExactly(code);
    }

    @Test
    void shouldNameTheEarlierOfTwoLinesWithTheSameKey() {
        assertThat(lint(CLEAN + "tasks.max = 8\n"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code().id()).isEqualTo("GW-MM2-017"))
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(13));
    }

    @Test
    void shouldCarryOverWhatTheFlowSays() {
        String text = CLEAN
                + """
                security.protocol = SSL
                a.security.protocol = SASL_SSL
                a.sasl.jaas.config = PlainLoginModule required password="hunter2";
                a.consumer.max.partition.fetch.bytes = 2097152
                a.consumer.auto.offset.reset = latest
                b.ssl.truststore.password = ${vault:kafka:trust}
                config.providers = vault
                config.providers.vault.class = com.example.Vault
                a->b.groups = billing.*, report
                config.properties.exclude = segment\\\\.bytes, retention.*
                """;
        String yaml = MirrorMakerImport.of(text, "mm2.properties", Optional.empty())
                .migration(Optional.empty(), "mm2.properties", List.of());

        Migration migration = new MigrationParser(new FakeExternalValues().file("mm2.properties", text))
                .parse(yaml, "migration.yaml");

        assertThat(yaml).doesNotContain("hunter2");
        assertThat(migration.name()).isEqualTo("a-b");
        assertThat(migration.source().properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "PlainLoginModule required password=\"hunter2\";")
                .containsEntry("max.partition.fetch.bytes", "2097152")
                .doesNotContainKeys("auto.offset.reset", "isolation.level", "config.providers");
        assertThat(migration.target().properties())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("compression.type", "zstd")
                .containsEntry("ssl.truststore.password", "${vault:kafka:trust}")
                .containsEntry("config.providers.vault.class", "com.example.Vault");
        assertThat(migration.topics().selects("order-bad")).isTrue();
        assertThat(migration.topics().selects("price")).isFalse();
        assertThat(migration.groups().selects("report")).isTrue();
        assertThat(migration.groups().selects("other")).isFalse();
        assertThat(migration.policies().targetReplicationFactor(1)).isEqualTo(3);
        assertThat(migration.policies().excludedConfigs()).contains("segment.bytes");
        assertThat(migration.mirror().tasks()).isEqualTo(4);
        assertThat(migration.mirror().refreshInterval()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shouldAskForTheFlowWhenSeveralAreEnabled() {
        String both = CLEAN + "b->a.enabled = true\n";

        GodwitException error = catchThrowableOfType(GodwitException.class, () -> lint(both));

        assertThat(error.code()).isEqualTo(ConfigurationError.FLOW_UNCLEAR);
        assertThat(error.reason()).contains("a->b, b->a");
        assertThat(MirrorMakerImport.of(both, "f", Flow.parse("b -> a")).flow()).hasToString("b->a");
    }

    private static List<LintFinding> lint(String text) {
        return MirrorMakerImport.of(text, "mm2.properties", Optional.empty()).findings();
    }
}
