package io.godwit.core.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.godwit.core.assess.facts.Anonymizer;
import io.godwit.core.assess.facts.Facts;
import io.godwit.core.assess.facts.Facts.LogWindow;
import io.godwit.core.assess.facts.ProducerFacts;
import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.metrics.BrokerMetric;
import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.BrokerSnapshot;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.MonitoringHistory;
import io.godwit.core.assess.metrics.SilentBroker;
import io.godwit.core.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class AssessorTest {
    private static final long MB = 1_000_000;

    private final AssessorFixture source = new AssessorFixture();

    @Test
    void shouldGiveWhatASizeIsChosenBy() {
        source.topic("orders", 4, Map.of(), 3_600 * MB)
                .group("billing", 2, "orders")
                .group("reporting", 1, "orders");

        SizingInput sizing = source.assess().sizing();

        assertThat(sizing.ingressAverage().orElse(0)).isCloseTo(MB, within(1.0));
        assertThat(sizing.egressAverage().orElse(0)).isCloseTo(2.0 * MB, within(2.0));
        assertThat(sizing.partitionReplicas()).isEqualTo(12);
        assertThat(sizing.retentionHours().orElse(0)).isCloseTo(168, within(0.1));
    }

    @Test
    void shouldTakeTheBrokersRetentionInKafkasOrder() {
        source.brokerConfigs.put("log.retention.minutes", "60");
        assertThat(source.assess().cluster().defaultRetentionMs()).hasValue(3_600_000);
        source.brokerConfigs.put("log.retention.ms", "-1");
        assertThat(source.assess().cluster().defaultRetentionMs()).hasValue(-1);
    }

    @Test
    void shouldForecastDiskAtTheRetentionOfEachTopic() {
        source.topic("full", 1, Map.of(), 1_000 * MB)
                .topic(
                        "young",
                        1,
                        3,
                        Map.of(
                                "retention.ms",
                                String.valueOf(Duration.ofDays(14).toMillis())),
                        MB,
                        1)
                .topic("limited", 2, 3, Map.of("retention.ms", "-1", "retention.bytes", "1000"), 10, 1)
                .topic("endless", 1, 3, Map.of("retention.ms", "-1"), 1_000, 1);

        DiskAssessment disk = source.assess().disk();

        assertThat(disk.steadyBytes().orElse(0)).isCloseTo(3L * (168_000 * MB + 14 * 24 * MB + 2_000), within(2L * MB));
        assertThat(disk.unlimitedBytes()).hasValue(3 * 168 * 1_000);
        assertThat(disk.unlimitedBytesPerDay().orElse(0)).isCloseTo(72_000, within(1.0));
        assertThat(disk.brokers())
                .extracting(DiskAssessment.BrokerDisk::share)
                .allMatch(share -> Math.abs(share - 1 / 3.0) < 1e-9);
    }

    @Test
    void shouldForecastTheCopyAndWhatExpires() {
        source.copyRate = OptionalDouble.of(2.0 * MB);
        source.topic("orders", 4, Map.of(), 3_600 * MB)
                .topic(
                        "events",
                        4,
                        3,
                        Map.of(
                                "retention.ms",
                                String.valueOf(Duration.ofDays(10).toMillis())),
                        1_000,
                        1)
                .topic("kept", 4, Map.of("retention.ms", "-1"), 1_000);

        CopyForecast copy = source.assess().copy();

        assertThat(copy.duration().orElseThrow().toHours()).isBetween(167L, 169L);
        assertThat(copy.expiring())
                .extracting(CopyForecast.Expiring::topic, CopyForecast.Expiring::expires)
                .containsExactlyInAnyOrder(Tuple.tuple("events", false), Tuple.tuple("orders", true));
        assertThat(source.findings("GW-ASM-038"))
                .extracting(AssessedFinding::severity)
                .containsExactly("blocker", "warning");
    }

    @Test
    void shouldSayThatTheCopyNeverCatchesUp() {
        source.copyRate = OptionalDouble.of(10);
        source.topic("orders", 4, Map.of(), 3_600 * MB);

        assertThat(source.assess().copy().duration()).isEmpty();
        assertThat(source.findings("GW-ASM-038").get(0).reason()).contains("never catches up");
    }

    @Test
    void shouldDrawWhoReadsAndWrites() {
        source.topic("orders", 1, Map.of(), MB).group("billing", 1, "orders").group("old", 0, "orders");
        source.producers.add(new ProducerFacts("orders", 7, AssessorFixture.NOW, Optional.of("shop-1")));

        UsageGraph usage = source.assess().usage();

        assertThat(usage.writes()).containsExactly(new UsageGraph.Edge("shop-1", "orders", true));
        assertThat(usage.reads())
                .containsExactly(
                        new UsageGraph.Edge("orders", "billing", true), new UsageGraph.Edge("orders", "old", false));
    }

    @Test
    void shouldCompareWaysOfTheSameTime() {
        source.topic("orders", 1, Map.of(), MB);
        source.window = Optional.of(new LogWindow(60, 1_000, 10));
        source.metrics.add(new MetricsReading(
                "jmx", AssessorFixture.NOW, Duration.ofSeconds(60), List.of(broker(1, 1_200)), List.of()));
        long[] hours = new long[168];
        Arrays.fill(hours, MB);
        source.monitoring = Optional.of(new MonitoringHistory(
                AssessorFixture.GRID.start(),
                168,
                new TreeMap<>(Map.of("bytesIn", "name")),
                HourlyAmounts.of(hours),
                HourlyAmounts.of(hours),
                HourlyAmounts.unknown(168),
                Map.of()));

        TrafficAssessment traffic = source.assess().traffic();

        assertThat(traffic.comparisons())
                .extracting(comparison -> Math.round(comparison.differencePercent()))
                .containsExactly(20L, 0L);
        assertThat(traffic.fanOut()).hasValue(1);
        assertThat(traffic.fanOutBasis()).contains("prometheus");
        assertThat(source.findings("GW-ASM-009")).hasSize(1);
    }

    @Test
    void shouldNeverTakeASumThatLacksABrokerForTheWhole() {
        source.topic("orders", 1, Map.of(), MB).group("billing", 1, "orders");
        source.window = Optional.of(new LogWindow(60, 1_000, 10));
        source.metrics.add(new MetricsReading(
                "jmx",
                AssessorFixture.NOW,
                Duration.ofSeconds(60),
                List.of(broker(1, 500)),
                List.of(new SilentBroker(2, "GW-ASM-001", "nothing listens there"))));

        TrafficAssessment traffic = source.assess().traffic();

        assertThat(traffic.ways().get(2).complete()).isFalse();
        assertThat(traffic.comparisons()).isEmpty();
        assertThat(traffic.fanOutBasis()).startsWith("estimated");
        assertThat(source.findings("GW-ASM-003")).hasSize(1);
        assertThat(source.findings("GW-ASM-001")).hasSize(1);
    }

    @Test
    void shouldComeBackFromJsonAsItWas() {
        source.topic("orders", 2, Map.of(), MB).group("billing", 1, "orders");
        source.producers.add(new ProducerFacts("orders", 7, AssessorFixture.NOW, Optional.empty()));
        source.metrics.add(new MetricsReading(
                "jmx", AssessorFixture.NOW, Duration.ofSeconds(60), List.of(broker(1, 5)), List.of()));
        Facts facts = source.facts();

        assertThat(Json.read(Json.pretty(facts), Facts.class)).isEqualTo(facts);
    }

    @Test
    void shouldHideNamesAndKeepWhatFollowsFromThem() {
        source.topic("orders", 2, Map.of(), MB)
                .topic("pricing-store-changelog", 2, Map.of(), MB)
                .topic("shop-connect-configs", 1, Map.of(), MB)
                .group("pricing", 1, "orders");
        source.brokerConfigs.put("super.users", "User:joe");
        source.problems.add(new Facts.CollectionProblem("GW-DOC-001", "warning", "orders", "joe may not", "grant it"));

        Facts anonymous = new Anonymizer(new byte[] {1, 2, 3}).anonymize(source.facts());
        Assessment assessment = Assessor.assess(anonymous, OptionalDouble.empty());

        assertThat(Json.line(anonymous))
                .doesNotContain("orders", "pricing", "shop", "joe", "broker-1", "client-1", "10.0.0.1", "crm");
        assertThat(assessment.cluster().streamsApplications())
                .containsExactly(assessment.groups().get(0).name());
        assertThat(assessment.cluster().connectClusters()).hasSize(1);
        assertThat(assessment.traffic().bytesIn())
                .isEqualTo(source.assess().traffic().bytesIn());
        assertThat(assessment.groups().get(0).topics())
                .isSubsetOf(
                        assessment.topics().stream().map(TopicAssessment::name).toList());
        assertThat(Json.line(new Anonymizer(new byte[] {9}).anonymize(source.facts())))
                .as("another salt, other hashes")
                .isNotEqualTo(Json.line(anonymous));
    }

    private static BrokerReading broker(int id, double bytesIn) {
        BrokerSnapshot first = new BrokerSnapshot();
        BrokerSnapshot second = new BrokerSnapshot();
        first.add(BrokerMetric.BYTES_IN, "", 0, 0);
        second.add(BrokerMetric.BYTES_IN, "", bytesIn, 1);
        return BrokerReading.between(id, first, second, 0);
    }
}
