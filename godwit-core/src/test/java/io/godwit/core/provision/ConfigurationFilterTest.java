package io.godwit.core.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationFilterTest {
    private static final KafkaVersion KRAFT = new KafkaVersion("3.9.x.kraft");

    @Test
    void shouldSetWhatMskWouldDoOtherwiseWhenTheSourceSaysNothing() {
        assertThat(standard(Map.of()).properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("auto.create.topics.enable", "false", "unclean.leader.election.enable", "false"));
        assertThat(express(Map.of()).properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("auto.create.topics.enable", "false"));
    }

    @Test
    void shouldTakeOverWhatIsOnTheListOfTheFamily() {
        CustomConfiguration configuration = standard(Map.of(
                "message.max.bytes",
                "2097152",
                "unclean.leader.election.enable",
                "true",
                "log.segment.bytes",
                "1048576"));

        assertThat(configuration.properties())
                .containsEntry("message.max.bytes", "2097152")
                .containsEntry("unclean.leader.election.enable", "true")
                .containsEntry("log.segment.bytes", "1048576");
        assertThat(configuration.dropped()).isEmpty();
        assertThat(configuration.changed()).isEmpty();
    }

    @Test
    void shouldDropForExpressWhatOnlyStandardBrokersTake() {
        CustomConfiguration configuration =
                express(Map.of("log.segment.bytes", "1048576", "min.insync.replicas", "1", "max.connections", "500"));

        assertThat(configuration.properties())
                .containsEntry("max.connections", "500")
                .hasSize(2);
        assertThat(reason(configuration, "log.segment.bytes")).isEqualTo("it is not on MSK's list for Express brokers");
        assertThat(reason(configuration, "min.insync.replicas")).contains("Express brokers have it fixed");
        assertThat(standard(Map.of("max.connections", "500")).dropped()).hasSize(1);
    }

    @Test
    void shouldSayOfWhatMskOwnsThatItDoes() {
        CustomConfiguration configuration = standard(Map.of(
                "listeners", "PLAINTEXT://:9092",
                "log.dirs", "/data",
                "broker.id", "1",
                "inter.broker.protocol.version", "2.8",
                "zookeeper.connect", "zk:2181",
                "queued.max.requests", "500"));

        assertThat(configuration.dropped())
                .filteredOn(change -> !change.name().equals("queued.max.requests"))
                .extracting(SettingChange::reason)
                .containsOnly("MSK sets it itself");
        assertThat(reason(configuration, "queued.max.requests")).contains("not on MSK's list for Standard");
    }

    @Test
    void shouldMendValuesThatMskOrThreeZonesDoNotAllow() {
        CustomConfiguration configuration = standard(Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "3",
                "replica.lag.time.max.ms", "5000",
                "log.roll.hours", "12"));

        assertThat(configuration.properties())
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("replica.lag.time.max.ms", "10000")
                .containsEntry("log.roll.ms", "43200000")
                .doesNotContainKey("log.roll.hours");
        assertThat(configuration.changed()).hasSize(4).allSatisfy(change -> assertThat(change.becomes())
                .isPresent());
    }

    @Test
    void shouldTurnHoursIntoMillisecondsForExpressAndKeepForever() {
        assertThat(express(Map.of("log.retention.hours", "72")).properties())
                .containsEntry("log.retention.ms", "259200000");
        assertThat(express(Map.of("log.retention.minutes", "-1")).properties()).containsEntry("log.retention.ms", "-1");
        assertThat(standard(Map.of("log.retention.hours", "72")).properties())
                .containsEntry("log.retention.hours", "72");
    }

    @Test
    void shouldTakeTheFinestUnitWhenSeveralAreSet() {
        CustomConfiguration configuration =
                express(Map.of("log.retention.hours", "72", "log.retention.minutes", "60", "log.retention.ms", "1000"));

        assertThat(configuration.properties()).containsEntry("log.retention.ms", "1000");
        assertThat(reason(configuration, "log.retention.hours")).isEqualTo("log.retention.ms is set too and wins");
        assertThat(reason(configuration, "log.retention.minutes")).isEqualTo("log.retention.ms is set too and wins");
    }

    @Test
    void shouldNotLockAnybodyOutBeforeTheAclsAreThere() {
        CustomConfiguration configuration = standard(Map.of("allow.everyone.if.no.acl.found", "false"));

        assertThat(configuration.properties()).doesNotContainKey("allow.everyone.if.no.acl.found");
        assertThat(reason(configuration, "allow.everyone.if.no.acl.found")).contains("lock out");
    }

    @Test
    void shouldKeepZooKeepersSettingsOnlyWithZooKeeper() {
        Map<String, String> source = Map.of("zookeeper.session.timeout.ms", "30000");

        assertThat(reason(standard(source), "zookeeper.session.timeout.ms")).isEqualTo("the cluster has no ZooKeeper");
        assertThat(ConfigurationFilter.filter(
                                SourceSettings.of(List.of(source)), BrokerFamily.STANDARD, new KafkaVersion("3.6.0"))
                        .properties())
                .containsEntry("zookeeper.session.timeout.ms", "18000");
    }

    @Test
    void shouldDropWhatTheBrokersDoNotAgreeOn() {
        CustomConfiguration configuration = ConfigurationFilter.filter(
                SourceSettings.of(List.of(Map.of("message.max.bytes", "1"), Map.of("message.max.bytes", "2"))),
                BrokerFamily.STANDARD,
                KRAFT);

        assertThat(configuration.properties()).doesNotContainKey("message.max.bytes");
        assertThat(configuration.dropped()).singleElement().satisfies(change -> {
            assertThat(change.value()).isEqualTo("1 | 2");
            assertThat(change.reason()).contains("brokers differ");
        });
    }

    @Test
    void shouldNeverShowASecret() {
        CustomConfiguration configuration = standard(Map.of("ssl.keystore.password", "hunter2"));

        assertThat(configuration.toString()).doesNotContain("hunter2");
    }

    @Test
    void shouldDropValuesThatWouldBreakOutOfADocument() {
        CustomConfiguration configuration = standard(Map.of(
                "compression.type", "zstd\nEOT",
                "replica.selector.class", "${file(\"/etc/passwd\")}",
                "message.max.bytes", ""));

        assertThat(configuration.properties()).hasSize(2);
        assertThat(configuration.dropped()).hasSize(3);
    }

    private static CustomConfiguration standard(Map<String, String> source) {
        return ConfigurationFilter.filter(SourceSettings.of(List.of(source)), BrokerFamily.STANDARD, KRAFT);
    }

    private static CustomConfiguration express(Map<String, String> source) {
        return ConfigurationFilter.filter(SourceSettings.of(List.of(source)), BrokerFamily.EXPRESS, KRAFT);
    }

    private static String reason(CustomConfiguration configuration, String name) {
        return configuration.dropped().stream()
                .filter(change -> change.name().equals(name))
                .map(SettingChange::reason)
                .findFirst()
                .orElse("not dropped");
    }
}
