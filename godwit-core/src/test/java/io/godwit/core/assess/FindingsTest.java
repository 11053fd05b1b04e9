package io.godwit.core.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.TopicHistory;
import io.godwit.core.assess.metrics.BrokerMetric;
import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.BrokerSnapshot;
import io.godwit.core.assess.metrics.MetricsReading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final long MB = 1_000_000;
    private static final List<String> SERVERLESS = List.of("serverless");

    private final AssessorFixture source = new AssessorFixture();

    @Test
    void shouldFindNothingThatHindersAHealthySource() {
        source.topic("orders", 4, Map.of(), 100 * MB).group("billing", 1, "orders");

        assertThat(source.assess().findings())
                .extracting(AssessedFinding::code, AssessedFinding::severity)
                .containsExactly(Tuple.tuple("GW-ASM-022", "information"));
    }

    @Test
    void shouldSayThatNothingCanBeToldOfAnEmptyCluster() {
        source.topic("orders", 4, Map.of(), 0);

        assertThat(source.findings("GW-ASM-005")).hasSize(1);
    }

    @Test
    void shouldFindTopicsThatKeepForEverUnlessTheyAreCompacted() {
        source.topic("archive", 1, Map.of("retention.ms", "-1"), MB)
                .topic("limited", 1, Map.of("retention.ms", "-1", "retention.bytes", "5"), MB)
                .topic("price", 1, Map.of("cleanup.policy", "compact"), MB);

        assertThat(source.findings("GW-ASM-020").get(0).reason()).contains("(archive)");
    }

    @Test
    void shouldFindTooFewAndTooManyReplicas() {
        source.topic("single", 1, 1, Map.of(), MB, 1).topic("five", 1, 5, Map.of(), MB, 1);

        assertThat(source.findings("GW-ASM-021"))
                .extracting(AssessedFinding::severity)
                .containsExactly("warning", "information");
    }

    @Test
    void shouldFindBrokerSettingsThatAKindOfTargetDoesNotTake() {
        source.topic("orders", 4, Map.of(), MB);
        source.brokerConfigs.put("num.io.threads", "16");
        source.brokerConfigs.put("log.cleaner.threads", "4");
        source.brokerConfigs.put("message.max.bytes", "1048588");

        assertThat(source.findings("GW-ASM-024"))
                .filteredOn(finding -> finding.targets().equals(List.of("standard")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).endsWith(": log.cleaner.threads=4"));
        assertThat(source.findings("GW-ASM-024"))
                .filteredOn(finding -> finding.targets().equals(List.of("express")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("num.io.threads=16"));
    }

    @Test
    void shouldFindTopicSettingsThatExpressDoesNotTake() {
        source.topic("orders", 4, Map.of("segment.bytes", "1000000", "retention.ms", "1000"), MB);

        assertThat(source.findings("GW-ASM-025"))
                .extracting(AssessedFinding::resource)
                .containsOnly("segment.bytes");
    }

    @Test
    void shouldWarnOfTheTrapOfAclsAndOfAnOpenSource() {
        source.topic("orders", 4, Map.of(), MB);
        source.acls.put("TOPIC", 3);
        assertThat(source.findings("GW-ASM-023"))
                .extracting(AssessedFinding::targets)
                .containsExactly(List.of("standard", "express"));
        assertThat(source.findings("GW-ASM-030"))
                .extracting(AssessedFinding::targets)
                .containsExactly(SERVERLESS);

        source.brokerConfigs.put("allow.everyone.if.no.acl.found", "true");
        assertThat(source.findings("GW-ASM-023").get(0).reason()).startsWith("it is true on the source");
    }

    @Test
    void shouldFindMechanismsThatMskLacksWhereAListenerUsesThem() {
        source.topic("orders", 4, Map.of(), MB);
        source.brokerConfigs.put("sasl.enabled.mechanisms", "GSSAPI");
        assertThat(source.findings("GW-ASM-029")).isEmpty();

        source.brokerConfigs.put("listeners", "CLIENT://:9092");
        source.brokerConfigs.put("listener.security.protocol.map", "CLIENT:SASL_SSL,OTHER:PLAINTEXT");
        assertThat(source.findings("GW-ASM-029"))
                .extracting(AssessedFinding::resource)
                .containsExactly("GSSAPI");
    }

    @Test
    void shouldFindLimitsOfServerlessAndExpress() {
        source.topic("large", 2_401, Map.of("max.message.bytes", "20000000"), 3_600 * 300 * MB)
                .topic("hot", 2, 3, Map.of(), 3_600 * 20 * MB, 1.9);
        IntStream.range(0, 501).forEach(number -> source.group("group-" + number, 1, "hot"));

        List<AssessedFinding> findings = source.assess().findings();

        for (String code : List.of("GW-ASM-026", "GW-ASM-028", "GW-ASM-031", "GW-ASM-032")) {
            assertThat(findings).anySatisfy(finding -> {
                assertThat(finding.code()).isEqualTo(code);
                assertThat(finding.severity()).isEqualTo("blocker");
                assertThat(finding.targets()).isEqualTo(SERVERLESS);
            });
        }
        assertThat(source.findings("GW-ASM-027"))
                .filteredOn(finding -> finding.targets().equals(List.of("express")))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.reason()).contains("hot 19.0 MB/s").doesNotContain("large"));
    }

    @Test
    void shouldFindSkewIdleTopicsAndIdleGroups() {
        source.topic("skewed", 8, 3, Map.of(), 3_600 * MB, 5)
                .topic("idle", 2, Map.of(), 0)
                .group("old", 0, "skewed");

        assertThat(source.findings("GW-ASM-035")).hasSize(1);
        assertThat(source.findings("GW-ASM-036").get(0).reason()).contains("(idle)");
        assertThat(source.findings("GW-ASM-037").get(0).reason()).contains("(old)");
    }

    @Test
    void shouldFindClientsThatAreTooOldForATargetOf4() {
        source.topic("orders", 4, Map.of(), MB);
        BrokerSnapshot snapshot = new BrokerSnapshot();
        snapshot.add(BrokerMetric.CLIENT_CONNECTIONS, "apache-kafka-java 2.0.1 PLAINTEXT 0", 2, 1);
        snapshot.add(BrokerMetric.CLIENT_CONNECTIONS, "apache-kafka-java 3.9.2 PLAINTEXT 0", 1, 1);
        snapshot.add(BrokerMetric.CLIENT_CONNECTIONS, "unknown unknown PLAINTEXT 0", 1, 1);
        source.metrics.add(new MetricsReading(
                "jmx",
                AssessorFixture.NOW,
                Duration.ofSeconds(1),
                List.of(BrokerReading.between(1, snapshot, snapshot, 0)),
                List.of()));

        assertThat(source.findings("GW-ASM-033").get(0).reason()).endsWith(": apache-kafka-java 2.0.1");
    }

    @Test
    void shouldFindThatAnOldSourceCannotTellItsClients() {
        source.topic("orders", 4, Map.of(), MB);
        source.release = "2.2";

        assertThat(source.findings("GW-ASM-033")).hasSize(1);
    }

    @Test
    void shouldFindStreamsAndClocksApart() {
        source.topic("pricing-store-changelog", 4, Map.of(), MB).topic("orders", 1, Map.of(), MB);
        source.futureRecords = 7;
        BrokerSnapshot late = new BrokerSnapshot();
        late.add(BrokerMetric.STARTED_AT_MS, "", 0, 1);
        late.add(BrokerMetric.UPTIME_MS, "", 3_600_000, 1);
        source.metrics.add(new MetricsReading(
                "jmx",
                AssessorFixture.NOW,
                Duration.ofSeconds(1),
                List.of(BrokerReading.between(1, late, late, 0)),
                List.of()));

        assertThat(source.findings("GW-ASM-034").get(0).targets()).containsExactly("express", "serverless");
        assertThat(source.findings("GW-ASM-006"))
                .extracting(AssessedFinding::resource)
                .containsExactly("broker 1", "timestamps of records");
        assertThat(source.findings("GW-ASM-006").get(0).reason()).contains("1h ahead of");
    }

    @Test
    void shouldFindMoreScramUsersThanMskTakes() {
        source.topic("orders", 4, Map.of(), MB);
        IntStream.range(0, 1_001).forEach(number -> source.scramUsers.add("user-" + number));

        assertThat(source.findings("GW-ASM-039").get(0).severity()).isEqualTo("blocker");
    }

    @Test
    void shouldSayWhenTheLogsDoNotReachFarEnoughBackOrAreKnownCoarsely() {
        source.topic("orders", 1, Map.of(), MB);
        long[] amounts = HourlyAmounts.unknown(AssessorFixture.GRID.hours()).toArray();
        Arrays.fill(amounts, 165, 169, MB);
        HourlyAmounts hours = HourlyAmounts.of(amounts);
        source.histories.set(
                0, new TopicHistory("orders", hours, hours, TopicHistory.Resolution.COARSE, List.of(4 * MB)));

        assertThat(source.findings("GW-ASM-007")).singleElement().satisfies(finding -> assertThat(finding.reason())
                .startsWith("the logs tell 3 hours"));
        assertThat(source.findings("GW-ASM-008")).singleElement().satisfies(finding -> assertThat(finding.reason())
                .startsWith("1 topic: orders"));
    }
}
