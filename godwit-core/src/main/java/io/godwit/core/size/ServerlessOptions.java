package io.godwit.core.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** MSK Serverless by Godwit's rules: one cluster with limits, billed by use. */
final class ServerlessOptions {
    private static final String AT_PEAK = "peak";

    private final LoadFigures load;
    private final Catalog catalog;
    private final SizeTarget target;
    private final RegionPrices prices;

    ServerlessOptions(LoadFigures load, Catalog catalog, SizeTarget target, RegionPrices prices) {
        this.load = load;
        this.catalog = catalog;
        this.target = target;
        this.prices = prices;
    }

    Stream<SizeOption> options() {
        List<Constraint> constraints = constraints();
        double hours = load.retentionHours(catalog.rules().unlimitedRetentionHours());
        double stored = load.ingressAverage() * hours * Units.SECONDS_PER_HOUR / Units.GIBI;
        Capacity capacity = (ingress, egress, zoneLost) -> Math.max(
                ingress / catalog.serverless().maximumIngress(),
                egress / catalog.serverless().maximumEgress());
        OptionDraft draft = new OptionDraft("serverless", "serverless", constraints)
                .storage(new StorageFigures(StorageMode.MANAGED, 0, stored, 0, 0))
                .costs(costs(stored, hours))
                .capacity(
                        capacity,
                        load,
                        MigrationLoad.of(
                                load, capacity, hours, target, catalog.rules().maximumUtilization()))
                .note(
                        "clients authenticate by IAM alone: ACLs, SCRAM users and mutual TLS have to become IAM policies");
        constraints.stream()
                .filter(constraint -> constraint.exactBrokers() > 1)
                .map(ServerlessOptions::refusal)
                .forEach(draft::refuse);
        return Stream.of(draft.done());
    }

    private static String refusal(Constraint constraint) {
        return String.format(
                java.util.Locale.ROOT,
                "%s (%s): %,.1f %s, of which a Serverless cluster carries %,.1f within the rules",
                constraint.name().label(),
                constraint.state(),
                constraint.demand(),
                constraint.unit(),
                constraint.capacity());
    }

    private double leaders() {
        return Math.ceil((double) load.partitionReplicas() / load.replicationFactor());
    }

    private List<Constraint> constraints() {
        ServerlessLimits limits = catalog.serverless();
        List<Constraint> all = new ArrayList<>();
        all.add(rate(ConstraintName.INGRESS, AT_PEAK, load.ingressPeak(), limits.maximumIngress()));
        all.add(rate(ConstraintName.EGRESS, AT_PEAK, load.egressPeak(), limits.maximumEgress()));
        all.add(rate(
                ConstraintName.INGRESS,
                "peak, a partition on average",
                load.ingressPeak() / leaders(),
                limits.maximumPartitionIngress()));
        all.add(rate(
                ConstraintName.EGRESS,
                "peak, a partition on average",
                load.egressPeak() / leaders(),
                limits.maximumPartitionEgress()));
        all.add(new Constraint(
                ConstraintName.PARTITIONS,
                "always",
                "partition replicas ÷ replication factor ≤ partitions of a cluster",
                Map.of("partition replicas", (double) load.partitionReplicas(), "replication factor", (double)
                        load.replicationFactor()),
                leaders(),
                limits.maximumPartitions(),
                "partitions"));
        load.connections()
                .ifPresent(connections -> all.add(new Constraint(
                        ConstraintName.CONNECTIONS,
                        "always",
                        "connections ≤ connections of a cluster",
                        Map.of("connections", (double) connections),
                        connections,
                        limits.maximumConnections(),
                        "connections")));
        return all;
    }

    private Constraint rate(ConstraintName name, String state, double demand, double limit) {
        double utilization = catalog.rules().maximumUtilization();
        return new Constraint(
                name,
                state,
                name.label() + " ≤ limit × utilization",
                Map.of(
                        name.label() + " MiB/s",
                        demand / Units.MEBI,
                        "limit MiB/s",
                        limit / Units.MEBI,
                        "utilization",
                        utilization),
                demand / Units.MEBI,
                limit * utilization / Units.MEBI,
                "MiB/s");
    }

    private CostSheet costs(double storedGib, double retentionHours) {
        double hours = catalog.rules().hoursPerMonth();
        CostSheet sheet = new CostSheet(prices, hours);
        return sheet.amount("cluster", PriceItem.SERVERLESS_CLUSTER_HOUR, "hours × USD", Map.of("hours", hours), hours)
                .amount(
                        "partitions",
                        PriceItem.SERVERLESS_PARTITION_HOUR,
                        "partitions × hours × USD",
                        Map.of("partitions", leaders(), "hours", hours),
                        leaders() * hours)
                .amount(
                        "storage",
                        PriceItem.SERVERLESS_STORAGE_GIB_MONTH,
                        "average ingress × retention × USD",
                        Map.of(
                                "average ingress MiB/s",
                                load.ingressAverage() / Units.MEBI,
                                "retention hours",
                                retentionHours),
                        storedGib)
                .amount(
                        "data in",
                        PriceItem.SERVERLESS_INGRESS_GIB,
                        "average ingress × hours × USD",
                        Map.of("average ingress MiB/s", load.ingressAverage() / Units.MEBI, "hours", hours),
                        sheet.gibPerMonth(load.ingressAverage()))
                .amount(
                        "data out",
                        PriceItem.SERVERLESS_EGRESS_GIB,
                        "average egress × hours × USD",
                        Map.of("average egress MiB/s", load.egressAverage() / Units.MEBI, "hours", hours),
                        sheet.gibPerMonth(load.egressAverage()));
    }
}
