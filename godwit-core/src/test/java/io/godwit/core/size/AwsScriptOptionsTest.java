package io.godwit.core.size;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected figures are the output of AWS's script for the same loads. */
class AwsScriptOptionsTest {
    private static final Sizing SMALL = TestLoads.size(TestLoads.SMALL, Assumptions.AWS_SCRIPT);
    private static final Sizing LARGE = TestLoads.size(TestLoads.LARGE, Assumptions.AWS_SCRIPT);
    private static final Sizing PARTITIONS = TestLoads.size(manyPartitions(), Assumptions.AWS_SCRIPT);

    @ParameterizedTest
    @CsvSource({
        "kafka.m5.large, 6, ingress, 2780.74",
        "kafka.m5.xlarge, 3, ingress, 2780.74",
        "kafka.m5.2xlarge, 3, ingress, 3700.54",
        "kafka.m5.4xlarge, 3, ingress, 5540.14",
        "kafka.m5.8xlarge, 3, ingress, 9219.34",
        "kafka.m5.12xlarge, 3, ingress, 12898.54",
        "kafka.m5.16xlarge, 3, ingress, 16577.74",
        "kafka.m5.24xlarge, 3, ingress, 23936.14",
        "kafka.m7g.large, 6, ingress, 2754.46",
        "kafka.m7g.xlarge, 3, ingress, 2754.46",
        "kafka.m7g.2xlarge, 3, ingress, 3647.98",
        "kafka.m7g.4xlarge, 3, ingress, 5435.02",
        "kafka.m7g.8xlarge, 3, ingress, 9009.10",
        "kafka.m7g.12xlarge, 3, ingress, 12583.18",
        "kafka.m7g.16xlarge, 3, ingress, 16157.26",
        "express.m7g.large, 3, ingress, 1745.47",
        "express.m7g.xlarge, 3, ingress, 2638.99",
        "express.m7g.2xlarge, 3, ingress, 4426.03",
        "express.m7g.4xlarge, 3, ingress, 8000.11",
        "express.m7g.8xlarge, 3, ingress, 15148.27",
        "express.m7g.12xlarge, 3, ingress, 22296.43",
        "express.m7g.16xlarge, 3, ingress, 29444.59"
    })
    void shouldGiveTheScriptsFiguresForASmallLoad(String type, int brokers, String bottleneck, String usd) {
        assertIs(SMALL, type, brokers, bottleneck, usd);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.m5.large, 108, ingress, 30668.59",
        "kafka.m5.xlarge, 66, ingress, 34347.79",
        "kafka.m5.2xlarge, 33, ingress, 34347.79",
        "kafka.m5.4xlarge, 18, ingress, 36187.39",
        "kafka.m5.8xlarge, 12, ingress, 43545.79",
        "kafka.m5.12xlarge, 9, ingress, 47224.99",
        "kafka.m5.16xlarge, 9, ingress, 58262.59",
        "kafka.m5.24xlarge, 9, ingress, 80337.79",
        "kafka.m7g.large, 102, ingress, 29302.03",
        "kafka.m7g.xlarge, 54, ingress, 30195.55",
        "kafka.m7g.2xlarge, 27, ingress, 30195.55",
        "kafka.m7g.4xlarge, 15, ingress, 31982.59",
        "kafka.m7g.8xlarge, 9, ingress, 35556.67",
        "kafka.m7g.12xlarge, 9, ingress, 46278.91",
        "kafka.m7g.16xlarge, 9, ingress, 57001.15",
        "express.m7g.large, 45, ingress, 44703.58",
        "express.m7g.xlarge, 24, ingress, 45597.10",
        "express.m7g.2xlarge, 12, ingress, 45597.10",
        "express.m7g.4xlarge, 6, ingress, 45597.10",
        "express.m7g.8xlarge, 3, ingress, 45597.10",
        "express.m7g.12xlarge, 3, ingress, 52745.26",
        "express.m7g.16xlarge, 3, ingress, 59893.42"
    })
    void shouldGiveTheScriptsFiguresForALargeLoadWithTieredStorage(
            String type, int brokers, String bottleneck, String usd) {
        assertIs(LARGE, type, brokers, bottleneck, usd);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.m5.large, 21, partitions, 19536.02",
        "kafka.m5.xlarge, 21, partitions, 22755.32",
        "kafka.m5.2xlarge, 12, partitions, 23675.12",
        "kafka.m5.4xlarge, 12, storage, 31033.52",
        "kafka.m5.8xlarge, 12, storage, 45750.32",
        "kafka.m5.12xlarge, 12, storage, 60467.12",
        "kafka.m5.16xlarge, 12, storage, 75183.92",
        "kafka.m5.24xlarge, 12, storage, 104617.52",
        "kafka.m7g.large, 21, partitions, 19444.04",
        "kafka.m7g.xlarge, 21, partitions, 22571.36",
        "kafka.m7g.2xlarge, 12, partitions, 23464.88",
        "kafka.m7g.4xlarge, 12, storage, 30613.04",
        "kafka.m7g.8xlarge, 12, storage, 44909.36",
        "kafka.m7g.12xlarge, 12, storage, 59205.68",
        "kafka.m7g.16xlarge, 12, storage, 73502.00",
        "express.m7g.large, 21, partitions, 9992.10",
        "express.m7g.xlarge, 21, partitions, 16246.74",
        "express.m7g.2xlarge, 9, partitions, 14459.70",
        "express.m7g.4xlarge, 6, partitions, 18033.78",
        "express.m7g.8xlarge, 3, ingress, 18033.78",
        "express.m7g.12xlarge, 3, ingress, 25181.94",
        "express.m7g.16xlarge, 3, ingress, 32330.10"
    })
    void shouldGiveTheScriptsFiguresForManyPartitionsAndReadersInOtherZones(
            String type, int brokers, String bottleneck, String usd) {
        assertIs(PARTITIONS, type, brokers, bottleneck, usd);
    }

    @Test
    void shouldChooseByCostAloneWithinTheQuota() {
        assertThat(SMALL.cheapestByFamily().values())
                .extracting(SizeOption::title)
                .containsExactly("3 × express.m7g.large", "6 × kafka.m7g.large", "6 × kafka.m5.large");
        assertThat(cheapest(LARGE, "standard-m5")).isEqualTo("34347.79");
        assertThat(cheapest(LARGE, "standard-m7g")).isEqualTo("30195.55");
        assertThat(cheapest(LARGE, "express")).isEqualTo("44703.58");
    }

    @Test
    void shouldUseTheRegionsPriceOfTieredStorageElsewhere() {
        Catalog catalog = Catalog.overlaid(
                """
                {"regions": {"eu-west-1": {"source": "test", "date": "2026-11-27", "crossZoneGib": 0.02,
                  "instanceHour": {"kafka.m7g.large": 0.2}, "ebsGibMonth": 0.11, "tieredGibMonth": 0.5}}}
                """,
                "test");
        Sizing sizing = Sizing.of(
                TestLoads.LARGE,
                new SizeTarget("eu-west-1", 3, OptionalDouble.empty(), Assumptions.AWS_SCRIPT),
                catalog);

        CostItem tiered = TestLoads.option(sizing, "kafka.m7g.large", StorageMode.TIERED).costs().stream()
                .filter(item -> item.name().equals("tiered storage"))
                .findFirst()
                .orElseThrow();
        assertThat(tiered.usd()).isEqualTo(100.0 * (720 - 24) * 3600 / 1024 * 0.5);
    }

    private static String cheapest(Sizing sizing, String family) {
        return cents(sizing.options().stream()
                .filter(SizeOption::accepted)
                .filter(option -> option.family().equals(family))
                .mapToDouble(SizeOption::priceOrHighest)
                .min()
                .orElseThrow());
    }

    private static void assertIs(Sizing sizing, String type, int brokers, String bottleneck, String usd) {
        SizeOption option = sizing.options().stream()
                .filter(one -> one.instanceType().equals(type))
                .findFirst()
                .orElseThrow();
        assertThat(option.brokers()).isEqualTo(brokers);
        assertThat(option.binding().name().label()).isEqualTo(bottleneck);
        assertThat(cents(option.monthlyUsd().orElseThrow())).isEqualTo(usd);
    }

    private static String cents(double usd) {
        return String.format(java.util.Locale.ROOT, "%.2f", usd);
    }

    private static LoadFigures manyPartitions() {
        return new LoadFigures(
                3 * Units.MEBI,
                7.5 * Units.MEBI,
                30 * Units.MEBI,
                75 * Units.MEBI,
                20_000,
                Optional.of(Duration.ofDays(100)),
                Duration.ofDays(100),
                3,
                OptionalLong.empty(),
                false);
    }
}
