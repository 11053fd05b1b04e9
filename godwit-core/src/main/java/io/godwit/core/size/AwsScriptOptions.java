package io.godwit.core.size;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The assumptions of AWS's public script: {@code managing-amazon-msk/scripts/msk_sizing.py} of aws/agent-toolkit-for-aws, commit
 * d6ad2e44 of 2026-08-20. It knows Standard and Express brokers in three zones, prices them for us-east-1, and looks at cost alone.
 * With the built-in catalogue the results are the script's to the cent.
 */
final class AwsScriptOptions {
    /** Written to the volume for each byte of ingress with one zone lost: leader 1.5, follower 1.5, lagging 0.5, rebalancing 3. */
    private static final double STORAGE_FACTOR = 6.5;

    /** Sent for each byte of ingress with one zone lost, apart from consumers: replication 2.2, lagging 0.5, rebalancing 3. */
    private static final double NETWORK_FACTOR = 5.7;

    /** What tiered storage adds to both. */
    private static final double TIERED_FACTOR = 1.5;

    private static final double ZONE_FACTOR = 1.5;
    private static final double STANDARD_UTILIZATION = 0.5;
    private static final double EXPRESS_UTILIZATION = 0.75;
    private static final double EXPRESS_EGRESS_FACTOR = 2.5;
    private static final double STORAGE_HEADROOM = 2;
    private static final int ZONES = 3;
    private static final double AWAY_SHARE = 2.0 / 3;

    /** The script's price of tiered storage in us-east-1, S3's; the price list of MSK has another. */
    private static final double TIERED_USD = 0.023;

    private static final String TIERED_REGION = "us-east-1";

    /**
     * The script's ingress of Express brokers, MiB/s, by their names. AWS documents MB/s; the script takes a share of 500 by size.
     */
    private static final Map<String, Double> EXPRESS_INGRESS = Map.of(
            "express.m7g.large", 15.625,
            "express.m7g.xlarge", 31.25,
            "express.m7g.2xlarge", 62.5,
            "express.m7g.4xlarge", 125.0,
            "express.m7g.8xlarge", 250.0,
            "express.m7g.12xlarge", 375.0,
            "express.m7g.16xlarge", 500.0);

    private final LoadFigures load;
    private final Catalog catalog;
    private final SizeTarget target;
    private final RegionPrices prices;

    AwsScriptOptions(LoadFigures load, Catalog catalog, SizeTarget target, RegionPrices prices) {
        this.load = load;
        this.catalog = catalog;
        this.target = target;
        this.prices = prices;
    }

    Stream<SizeOption> options() {
        return Stream.concat(
                catalog.standard().stream().map(this::standard),
                catalog.express().stream()
                        .filter(type -> EXPRESS_INGRESS.containsKey(type.name()))
                        .map(this::express));
    }

    private double retentionHours() {
        return load.retentionHours(catalog.rules().unlimitedRetentionHours());
    }

    private double gib(double hours) {
        return load.ingressAverage() / Units.MEBI * hours * Units.SECONDS_PER_HOUR / 1024;
    }

    private SizeOption standard(BrokerType type) {
        double volumes = gib(load.primaryHours()) * load.replicationFactor() * STORAGE_HEADROOM;
        double tiered = load.tiered() ? gib(retentionHours() - load.primaryHours()) : 0;
        List<Constraint> constraints = standardConstraints(type, volumes);
        int brokers = brokers(constraints);
        CostSheet sheet = new CostSheet(prices, catalog.rules().hoursPerMonth());
        sheet.instances("brokers", type.name(), brokers)
                .amount(
                        "storage",
                        PriceItem.EBS_GIB_MONTH,
                        "average ingress × primary hours × replicas × headroom × USD",
                        Map.of("headroom", STORAGE_HEADROOM, "GiB", volumes),
                        volumes);
        tieredCost(sheet, tiered);
        StorageMode mode = load.tiered() ? StorageMode.TIERED : StorageMode.EBS;
        return draft("standard-" + type.family(), type.name(), constraints, brokers, crossZone(sheet))
                .instance(type.vcpus(), type.memoryGib())
                .storage(new StorageFigures(mode, volumes / brokers, volumes, tiered, 0))
                .done();
    }

    private List<Constraint> standardConstraints(BrokerType type, double volumesGib) {
        double tieredFactor = load.tiered() ? TIERED_FACTOR : 0;
        double ingress = Math.min(
                type.ebs() / Units.MEBI / (STORAGE_FACTOR + tieredFactor),
                type.network() / Units.MEBI / (load.fanOut() * ZONE_FACTOR + NETWORK_FACTOR + tieredFactor));
        Map<String, Double> inputs = Map.of(
                "EBS MiB/s",
                type.ebs() / Units.MEBI,
                "network MiB/s",
                type.network() / Units.MEBI,
                "fan-out",
                load.fanOut(),
                "storage factor",
                STORAGE_FACTOR + tieredFactor,
                "network factor",
                NETWORK_FACTOR + tieredFactor,
                "utilization",
                STANDARD_UTILIZATION);
        return List.of(
                rate(
                        ConstraintName.INGRESS,
                        "min(EBS ÷ storage factor, network ÷ (fan-out × 1.5 + network factor)) × utilization",
                        inputs,
                        load.ingressPeak(),
                        ingress * STANDARD_UTILIZATION),
                rate(
                        ConstraintName.EGRESS,
                        "fan-out × ingress capacity",
                        inputs,
                        load.egressPeak(),
                        load.fanOut() * ingress * STANDARD_UTILIZATION),
                BrokerConstraints.partitions((double) load.partitionReplicas(), type.recommendedPartitions()),
                new Constraint(
                        ConstraintName.STORAGE,
                        "always",
                        "average ingress × primary hours × replicas × headroom",
                        Map.of("headroom", STORAGE_HEADROOM, "primary hours", load.primaryHours()),
                        volumesGib,
                        catalog.limits().maximumStorageGib(),
                        "GiB"));
    }

    private void tieredCost(CostSheet sheet, double gib) {
        String formula = "average ingress × (retention − primary retention) × USD";
        Map<String, Double> inputs = Map.of("GiB", gib);
        if (prices.region().equals(TIERED_REGION)) {
            sheet.amountAt(TIERED_USD, "tiered storage", PriceItem.TIERED_GIB_MONTH, formula, inputs, gib);
        } else {
            sheet.amount("tiered storage", PriceItem.TIERED_GIB_MONTH, formula, inputs, gib);
        }
    }

    private SizeOption express(ExpressType type) {
        double limit = EXPRESS_INGRESS.getOrDefault(type.name(), 0.0);
        List<Constraint> constraints = List.of(
                rate(
                        ConstraintName.INGRESS,
                        "ingress of a broker × utilization",
                        Map.of("ingress of a broker MiB/s", limit, "utilization", EXPRESS_UTILIZATION),
                        load.ingressPeak(),
                        limit * EXPRESS_UTILIZATION),
                rate(
                        ConstraintName.EGRESS,
                        "ingress of a broker × egress factor",
                        Map.of("ingress of a broker MiB/s", limit, "egress factor", EXPRESS_EGRESS_FACTOR),
                        load.egressPeak(),
                        limit * EXPRESS_EGRESS_FACTOR),
                BrokerConstraints.partitions((double) load.partitionReplicas(), type.recommendedPartitions()));
        int brokers = brokers(constraints);
        double stored = gib(retentionHours());
        CostSheet sheet = new CostSheet(prices, catalog.rules().hoursPerMonth());
        sheet.instances("brokers", type.name(), brokers)
                .amount(
                        "storage",
                        PriceItem.EXPRESS_STORAGE_GIB_MONTH,
                        "average ingress × retention × USD",
                        Map.of("GiB", stored),
                        stored)
                .amount(
                        "data in",
                        PriceItem.EXPRESS_INGRESS_GIB,
                        "average ingress × hours × USD",
                        Map.of("average ingress MiB/s", load.ingressAverage() / Units.MEBI),
                        sheet.gibPerMonth(load.ingressAverage()));
        return draft("express", type.name(), constraints, brokers, crossZone(sheet))
                .instance(type.vcpus(), type.memoryGib())
                .storage(new StorageFigures(StorageMode.MANAGED, 0, stored, 0, 0))
                .done();
    }

    private OptionDraft draft(
            String family, String instance, List<Constraint> constraints, int brokers, CostSheet costs) {
        return new OptionDraft(family, instance, constraints)
                .brokers(brokers, ZONES)
                .binding(constraints.stream()
                        .max(Comparator.comparingInt(constraint -> target.roundUp(constraint.exactBrokers())))
                        .orElseThrow())
                .costs(costs)
                .quota(catalog.limits().brokersPerCluster());
    }

    private CostSheet crossZone(CostSheet sheet) {
        double crossing = load.ingressAverage() * AWAY_SHARE
                + (load.rackAwareConsumers() ? 0 : load.egressAverage() * AWAY_SHARE);
        return sheet.crossZone(
                "traffic between zones",
                "(average ingress + egress unless read in the own zone) × 2 ÷ 3 × hours × USD",
                Map.of("MiB/s between zones", crossing / Units.MEBI),
                crossing);
    }

    private int brokers(List<Constraint> constraints) {
        return constraints.stream()
                .mapToInt(constraint -> target.roundUp(constraint.exactBrokers()))
                .max()
                .orElseThrow();
    }

    private static Constraint rate(
            ConstraintName name, String formula, Map<String, Double> inputs, double demand, double capacityMebi) {
        return new Constraint(name, "peak, one zone lost", formula, inputs, demand / Units.MEBI, capacityMebi, "MiB/s");
    }
}
