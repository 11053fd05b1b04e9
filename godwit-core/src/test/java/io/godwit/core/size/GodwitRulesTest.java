package io.godwit.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The expected figures are worked out by hand from the formulas in docs/reference/size.md. */
class GodwitRulesTest {
    private final Sizing small = TestLoads.size(TestLoads.SMALL, Assumptions.GODWIT);
    private final Sizing large = TestLoads.size(TestLoads.LARGE, Assumptions.GODWIT);

    @Test
    void shouldSizeStandardBrokersForPeakWithAZoneLost() {
        SizeOption option = TestLoads.option(small, "kafka.m7g.large", StorageMode.EBS);

        // 20 MiB/s × 3/2 = 30 MiB/s = 31.46 MB/s; a broker takes 7.2 MB/s × 80 %; 5.46 → 6.
        assertThat(option.binding().name()).isEqualTo(ConstraintName.INGRESS);
        assertThat(option.binding().exactBrokers()).isCloseTo(20 * 1.5 * 1.048576 / (7.2 * 0.8), within(1e-9));
        assertThat(option.brokers()).isEqualTo(6);
        // 10 MiB/s × 72 h × 3 ÷ 60 % = 12,656.25 GiB, a sixth of it on each volume.
        assertThat(option.storage().gibPerBroker()).isEqualTo(2110);
        // 6 × 0.204 × 730 + 6 × 2,110 × 0.10 + 10 MiB/s × 2/3 × 730 h × 0.02
        assertThat(option.monthlyUsd().orElseThrow()).isCloseTo(893.52 + 1266.00 + 342.1875, within(0.005));
    }

    @Test
    void shouldCountDiskAndNetworkInBothStates() {
        SizeOption option = TestLoads.option(small, "kafka.m7g.large", StorageMode.EBS);

        assertThat(demand(option, ConstraintName.EBS, "peak")).isCloseTo(1.5 * 20 * (2 + 0.5), within(1e-9));
        assertThat(demand(option, ConstraintName.EBS, "average")).isCloseTo(10 * (3 + 0.5) + 3 * 10, within(1e-9));
        assertThat(demand(option, ConstraintName.NETWORK, "peak")).isCloseTo(1.5 * (40 + 20 * (1 + 0.5)), within(1e-9));
        assertThat(demand(option, ConstraintName.NETWORK, "average"))
                .isCloseTo(20 + 10 * (2 + 0.5) + 3 * 10, within(1e-9));
    }

    @Test
    void shouldTellWhatIsLeftAtPeakWithAZoneLostAndWhileCopying() {
        SizeOption option = TestLoads.option(small, "kafka.m7g.large", StorageMode.EBS);
        Headroom left = option.headroom().orElseThrow();

        double ingressShare = 20 * 1.048576 / (6 * 7.2);
        assertThat(left.normalPercent()).isCloseTo(100 * (1 - ingressShare), within(1e-6));
        assertThat(left.zoneLostPercent()).isCloseTo(100 * (1 - 1.5 * ingressShare), within(1e-6));
        // Three times the average: 30 MiB/s more.
        assertThat(left.migrationPercent()).isCloseTo(100 * (1 - 2.5 * ingressShare), within(1e-6));
        MigrationLoad copy = option.migration().orElseThrow();
        assertThat(copy.copyHours()).isCloseTo(24, within(1e-9));
        assertThat(copy.safeCopyRate() / Units.MEGA).isCloseTo(6 * 7.2 * 0.8 - 20 * 1.048576, within(1e-6));
    }

    @Test
    void shouldTellWhatRunningBothClustersCosts() {
        SizeOption option = TestLoads.option(small, "kafka.m7g.large", StorageMode.EBS);

        // 24 hours of copying and 24 of watching, of a month of 730.
        assertThat(option.doubleRunningUsd(Duration.ofHours(24)).orElseThrow())
                .isCloseTo((893.52 + 1266.00 + 342.1875) * 48 / 730, within(0.005));
    }

    @Test
    void shouldTakeTheCopyRateThatIsGiven() {
        SizeTarget target = new SizeTarget("us-east-1", 3, OptionalDouble.of(5 * Units.MEBI), Assumptions.GODWIT);
        SizeOption option = TestLoads.option(
                Sizing.of(TestLoads.SMALL, target, Catalog.builtIn()), "kafka.m7g.large", StorageMode.EBS);

        assertThat(option.migration().orElseThrow().copyHours()).isCloseTo(144, within(1e-9));
    }

    @Test
    void shouldSizeExpressByThrottlesAndSustainedRates() {
        SizeOption option = TestLoads.option(large, "express.m7g.2xlarge", StorageMode.MANAGED);

        // Egress decides: 1000 MiB/s ÷ 125 MB/s = 8.39, ingress with a zone lost 500 × 1.5 ÷ (93.7 × 80 %) = 10.49.
        assertThat(option.binding().exactBrokers()).isCloseTo(750 * 1.048576 / (93.7 * 0.8), within(1e-9));
        assertThat(option.brokers()).isEqualTo(12);
        assertThat(cost(option, "storage")).isCloseTo(100.0 * 720 * 3600 / 1024 * 3 * 0.10, within(0.005));
        assertThat(option.notes()).anyMatch(note -> note.contains("counted 3 times"));
    }

    @Test
    void shouldBillServerlessByUseAndRefuseWhatItDoesNotCarry() {
        SizeOption fits = TestLoads.option(small, "serverless", StorageMode.MANAGED);
        SizeOption refused = TestLoads.option(large, "serverless", StorageMode.MANAGED);

        double month = 730 * 3600 / 1024.0;
        assertThat(fits.monthlyUsd().orElseThrow())
                .isCloseTo(
                        547.5 + 200 * 0.0015 * 730 + 2531.25 * 0.10 + 10 * month * 0.10 + 20 * month * 0.05,
                        within(0.005));
        assertThat(fits.refused()).isEmpty();
        assertThat(refused.refused()).get().asString().contains("ingress (peak): 500.0 MiB/s");
    }

    @Test
    void shouldPayForReplicationBetweenZonesWhenItIsSelfRun() {
        SizeOption option = TestLoads.option(small, "m7g.large", StorageMode.GP3);

        assertThat(cost(option, "replication between zones"))
                .isCloseTo(10 * 2 * 730 * 3600 / 1024.0 * 0.02, within(0.005));
        assertThat(cost(option, "controllers")).isCloseTo(3 * 0.0816 * 730, within(0.005));
        assertThat(option.managed()).isFalse();
    }

    @Test
    void shouldOfferTieredStorageBesideVolumesWhenDataMayGoThere() {
        SizeOption volumes = TestLoads.option(large, "kafka.m7g.4xlarge", StorageMode.EBS);
        SizeOption tiered = TestLoads.option(large, "kafka.m7g.4xlarge", StorageMode.TIERED);

        assertThat(tiered.storage().billedGib()).isLessThan(volumes.storage().billedGib() / 20);
        assertThat(tiered.storage().tieredGib()).isCloseTo(100.0 * 720 * 3600 / 1024, within(1e-6));
        assertThat(small.options()).noneMatch(option -> option.storage().mode() == StorageMode.TIERED);
    }

    @Test
    void shouldRefuseTieredStorageForLessThanThreeDays() {
        Sizing sizing = TestLoads.size(TestLoads.load(10, 20, 20, 40, 600, 48, 24), Assumptions.GODWIT);

        assertThat(TestLoads.option(sizing, "kafka.m7g.large", StorageMode.TIERED)
                        .refused())
                .get()
                .asString()
                .contains("72 h at least");
    }

    @Test
    void shouldProvisionThroughputWhereThatIsCheaper() {
        Sizing sizing = TestLoads.size(TestLoads.load(200, 250, 50, 60, 600, 2, 2), Assumptions.GODWIT);
        SizeOption option = TestLoads.option(sizing, "kafka.m5.16xlarge", StorageMode.EBS);

        // A volume of 250 MiB/s would need 6; 1.5 × 250 × 2.5 ÷ 80 % = 1172 MiB/s, rebuilding 200 × 6.5 ÷ 80 % = 1625
        // MiB/s.
        assertThat(option.brokers()).isEqualTo(3);
        assertThat(option.storage().throughputMibPerSecond()).isEqualTo(Math.ceil(1625 / 3.0));
        assertThat(option.storage().gibPerBroker()).isGreaterThanOrEqualTo(10);
        assertThat(option.notes()).anyMatch(note -> note.contains("num.replica.fetchers"));
    }

    @Test
    void shouldLetConnectionsDecideWhereTheyAreMany() {
        Sizing sizing = TestLoads.size(TestLoads.withConnections(TestLoads.SMALL, 18_000), Assumptions.GODWIT);
        SizeOption option = TestLoads.option(sizing, "kafka.m7g.xlarge", StorageMode.EBS);

        // 18,000 on two zones of three: nine brokers have six left with 3,000 each.
        assertThat(option.binding().name()).isEqualTo(ConstraintName.CONNECTIONS);
        assertThat(option.brokers()).isEqualTo(9);
    }

    @Test
    void shouldHoldUnlimitedRetentionInTieredStorageAlone() {
        Sizing sizing = TestLoads.size(TestLoads.unlimited(TestLoads.SMALL, Duration.ofDays(3)), Assumptions.GODWIT);

        assertThat(TestLoads.option(sizing, "kafka.m7g.large", StorageMode.EBS).refused())
                .isPresent();
        assertThat(TestLoads.option(sizing, "m7g.large", StorageMode.GP3).refused())
                .isPresent();
        assertThat(TestLoads.option(sizing, "kafka.m7g.large", StorageMode.TIERED)
                        .refused())
                .isEmpty();
        assertThat(sizing.notes()).anyMatch(note -> note.contains("after 365 days"));
    }

    @Test
    void shouldRefuseExpressInTwoZones() {
        SizeTarget target = new SizeTarget("us-east-1", 2, OptionalDouble.empty(), Assumptions.GODWIT);
        Sizing sizing = Sizing.of(TestLoads.SMALL, target, Catalog.builtIn());

        assertThat(TestLoads.option(sizing, "express.m7g.large", StorageMode.MANAGED)
                        .refused())
                .contains("Express needs three zones");
        assertThat(sizing.options())
                .allMatch(option -> option.brokers() % 2 == 0 || option.family().equals("express"));
    }

    @Test
    void shouldRefuseExpressWhenPartitionsAreTooFew() {
        Sizing sizing = TestLoads.size(TestLoads.load(50, 60, 50, 60, 9, 24, 24), Assumptions.GODWIT);

        assertThat(TestLoads.option(sizing, "express.m7g.4xlarge", StorageMode.MANAGED)
                        .refused())
                .get()
                .asString()
                .contains("3 partitions would take 21.0 MB/s each");
    }

    @Test
    void shouldSayWhenPartitionsAreNearTheRecommendation() {
        Sizing sizing = TestLoads.size(TestLoads.load(10, 20, 20, 40, 5_900, 72, 72), Assumptions.GODWIT);

        assertThat(TestLoads.option(sizing, "kafka.m7g.large", StorageMode.EBS).notes())
                .contains("983 replicas a broker, and AWS recommends 1,000 at most; above 1500 MSK refuses changes of"
                        + " the cluster");
        assertThat(TestLoads.option(sizing, "express.m7g.large", StorageMode.MANAGED)
                        .notes())
                .contains("983 replicas a broker, and AWS recommends 1,000 at most; MSK takes no more than 1500");
        assertThat(TestLoads.option(sizing, "kafka.m7g.4xlarge", StorageMode.EBS)
                        .notes())
                .isEmpty();
    }

    @Test
    void shouldRefuseMoreBrokersThanTheQuota() {
        SizeOption option = TestLoads.option(large, "kafka.m5.large", StorageMode.TIERED);

        assertThat(option.brokers()).isGreaterThan(60);
        assertThat(option.refused()).get().asString().contains("AWS allows 60 a cluster");
        assertThat(option.monthlyUsd()).isPresent();
    }

    @Test
    void shouldLeaveTheBillOpenWhereAPriceIsNotKnown() {
        Catalog catalog = Catalog.overlaid(
                """
                {"regions": {"eu-west-1": {"source": "test", "date": "2026-11-27", "crossZoneGib": 0.02,
                  "instanceHour": {"kafka.m7g.large": 0.2}, "ebsGibMonth": 0.11}}}
                """,
                "test");
        SizeTarget target = new SizeTarget("eu-west-1", 3, OptionalDouble.empty(), Assumptions.GODWIT);
        Sizing sizing = Sizing.of(TestLoads.SMALL, target, catalog);

        assertThat(TestLoads.option(sizing, "kafka.m7g.large", StorageMode.EBS).accepted())
                .isTrue();
        SizeOption open = TestLoads.option(sizing, "kafka.m5.large", StorageMode.EBS);
        assertThat(open.monthlyUsd()).isEmpty();
        assertThat(open.refused()).get().asString().contains("no price for kafka.m5.large");
        assertThat(sizing.options().get(0).instanceType()).isEqualTo("kafka.m7g.large");
    }

    private static double demand(SizeOption option, ConstraintName name, String state) {
        return option.constraints().stream()
                .filter(constraint -> constraint.name() == name)
                .filter(constraint -> constraint.state().startsWith(state))
                .findFirst()
                .orElseThrow()
                .demand();
    }

    private static double cost(SizeOption option, String name) {
        return option.costs().stream()
                .filter(item -> item.name().equals(name))
                .mapToDouble(CostItem::usd)
                .sum();
    }
}
