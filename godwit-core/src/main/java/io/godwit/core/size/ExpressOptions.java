package io.godwit.core.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** MSK with Express brokers by Godwit's rules. They replicate and store behind the scenes, so what clients do is all that counts. */
final class ExpressOptions {
    private static final int ZONES = 3;
    private static final int REPLICATION_FACTOR = 3;
    private static final String AT_PEAK = "peak, one zone lost";

    private final LoadFigures load;
    private final Catalog catalog;
    private final SizeTarget target;
    private final RegionPrices prices;

    ExpressOptions(LoadFigures load, Catalog catalog, SizeTarget target, RegionPrices prices) {
        this.load = load;
        this.catalog = catalog;
        this.target = target;
        this.prices = prices;
    }

    Stream<SizeOption> options() {
        return catalog.express().stream().map(this::option);
    }

    /** Express has three copies of each partition, whatever the source has. */
    private double replicas() {
        return Math.ceil((double) load.partitionReplicas() * REPLICATION_FACTOR / load.replicationFactor());
    }

    private List<Constraint> constraints(ExpressType type) {
        List<Constraint> all = new ArrayList<>();
        all.add(throttle(ConstraintName.INGRESS, load.ingressPeak(), type.maximumIngress()));
        all.add(sustained(ConstraintName.INGRESS, load.ingressPeak(), type.sustainedIngress()));
        all.add(throttle(ConstraintName.EGRESS, load.egressPeak(), type.maximumEgress()));
        all.add(sustained(ConstraintName.EGRESS, load.egressPeak(), type.sustainedEgress()));
        all.add(BrokerConstraints.partitions(replicas(), type.recommendedPartitions()));
        new BrokerConstraints(load, catalog, target).addConnections(all);
        return all;
    }

    private Constraint throttle(ConstraintName name, double demand, double limit) {
        double utilization = catalog.rules().maximumUtilization();
        return rate(
                name,
                AT_PEAK,
                name.label() + " × zones ÷ (zones − 1) ≤ brokers × where MSK throttles × utilization",
                Map.of(
                        name.label() + " MiB/s",
                        demand / Units.MEBI,
                        "zones",
                        (double) target.zones(),
                        "limit of a broker MiB/s",
                        limit / Units.MEBI,
                        "utilization",
                        utilization),
                demand * target.zoneFactor(),
                limit * utilization);
    }

    private static Constraint sustained(ConstraintName name, double demand, double limit) {
        return rate(
                name,
                "peak, all brokers there",
                name.label() + " ≤ brokers × sustained rate",
                Map.of(
                        name.label() + " MiB/s",
                        demand / Units.MEBI,
                        "sustained rate of a broker MiB/s",
                        limit / Units.MEBI),
                demand,
                limit);
    }

    private static Constraint rate(
            ConstraintName name,
            String state,
            String formula,
            Map<String, Double> inputs,
            double demand,
            double capacity) {
        return new Constraint(name, state, formula, inputs, demand / Units.MEBI, capacity / Units.MEBI, "MiB/s");
    }

    private SizeOption option(ExpressType type) {
        List<Constraint> constraints = constraints(type);
        int brokers = new BrokerConstraints(load, catalog, target).brokers(constraints);
        double hours = load.retentionHours(catalog.rules().unlimitedRetentionHours());
        double oneCopy = load.ingressAverage() * hours * Units.SECONDS_PER_HOUR / Units.GIBI;
        double stored = oneCopy * catalog.rules().expressStorageCopies();
        Capacity capacity = capacity(type, brokers);
        OptionDraft draft = new OptionDraft("express", type.name(), constraints)
                .instance(type.vcpus(), type.memoryGib())
                .brokers(brokers, target.zones())
                .storage(new StorageFigures(StorageMode.MANAGED, 0, stored, 0, 0))
                .costs(costs(type, brokers, stored, hours))
                .capacity(
                        capacity,
                        load,
                        MigrationLoad.of(
                                load, capacity, hours, target, catalog.rules().maximumUtilization()))
                .quota(catalog.limits().brokersPerCluster())
                .note(
                        "replication factor 3 and min.insync.replicas 2 are fixed; segment and flush settings cannot be set");
        remarks(draft, oneCopy);
        BrokerConstraints.nearRecommendation(replicas(), brokers, type.recommendedPartitions())
                .ifPresent(near -> draft.note(near + "; MSK takes no more than " + type.maximumPartitions()));
        return draft.done();
    }

    private void remarks(OptionDraft draft, double oneCopyGib) {
        int copies = catalog.rules().expressStorageCopies();
        prices.item(PriceItem.EXPRESS_STORAGE_GIB_MONTH)
                .filter(price -> copies > 1)
                .ifPresent(price -> draft.note(String.format(
                        Locale.ROOT,
                        "storage is counted %d times, as AWS's guide expects of StorageUsed; AWS's script counts it once,"
                                + " which is $%,.2f a month less",
                        copies,
                        oneCopyGib * (copies - 1) * price)));
        if (target.zones() != ZONES) {
            draft.refuse("Express needs three zones");
        }
        double partitions = replicas() / REPLICATION_FACTOR;
        double limit = catalog.limits().expressPartitionIngress();
        if (load.ingressPeak() / partitions > limit) {
            draft.refuse(String.format(
                    Locale.ROOT,
                    "%.0f partitions would take %.1f MB/s each, and a partition takes %.0f",
                    partitions,
                    load.ingressPeak() / partitions / Units.MEGA,
                    limit / Units.MEGA));
        }
    }

    private Capacity capacity(ExpressType type, int brokers) {
        return (ingress, egress, zoneLost) -> {
            double factor = zoneLost ? target.zoneFactor() : 1;
            return factor * Math.max(ingress / type.maximumIngress(), egress / type.maximumEgress()) / brokers;
        };
    }

    private CostSheet costs(ExpressType type, int brokers, double storedGib, double hours) {
        double awayShare = (target.zones() - 1.0) / target.zones();
        double crossing = awayShare * (load.ingressAverage() + (load.rackAwareConsumers() ? 0 : load.egressAverage()));
        CostSheet sheet = new CostSheet(prices, catalog.rules().hoursPerMonth());
        return sheet.instances("brokers", type.name(), brokers)
                .amount(
                        "storage",
                        PriceItem.EXPRESS_STORAGE_GIB_MONTH,
                        "average ingress × retention × copies billed × USD",
                        Map.of(
                                "average ingress MiB/s",
                                load.ingressAverage() / Units.MEBI,
                                "retention hours",
                                hours,
                                "copies billed",
                                (double) catalog.rules().expressStorageCopies()),
                        storedGib)
                .amount(
                        "data in",
                        PriceItem.EXPRESS_INGRESS_GIB,
                        "average ingress × hours × USD",
                        Map.of(
                                "average ingress MiB/s",
                                load.ingressAverage() / Units.MEBI,
                                "hours",
                                catalog.rules().hoursPerMonth()),
                        sheet.gibPerMonth(load.ingressAverage()))
                .crossZone(
                        "traffic between zones",
                        "(average ingress + egress unless read in the own zone) × (zones − 1) ÷ zones × hours × USD",
                        Map.of("MiB/s between zones", crossing / Units.MEBI, "zones", (double) target.zones()),
                        crossing);
    }
}
