package io.godwit.core.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What limits brokers with volumes of their own by Godwit's rules: at peak with one zone lost, and at average load while a lost zone's
 * replicas are written again, each resource stays within a share of its hard limit.
 */
final class BrokerConstraints {
    private static final String AT_PEAK = "peak, one zone lost";
    private static final String REBUILDING = "average, replicas of a lost zone written again";

    private static final double NEAR = 0.8;

    private final LoadFigures load;
    private final Catalog catalog;
    private final SizeTarget target;

    BrokerConstraints(LoadFigures load, Catalog catalog, SizeTarget target) {
        this.load = load;
        this.catalog = catalog;
        this.target = target;
    }

    private ClusterFlow.Copies copies(Volume volume) {
        return new ClusterFlow.Copies(load.replicationFactor(), catalog.rules().laggingReaders(), volume.tiered());
    }

    List<Constraint> of(BrokerType type, Volume volume) {
        ClusterFlow peak =
                ClusterFlow.zoneLost(load.ingressPeak(), load.egressPeak(), copies(volume), target.zoneFactor());
        ClusterFlow rebuild = ClusterFlow.rebuilding(load.ingressAverage(), load.egressAverage(), copies(volume));
        double disk = Math.min(type.ebs(), volume.throughput());
        List<Constraint> all = new ArrayList<>();
        all.add(rate(
                ConstraintName.INGRESS,
                AT_PEAK,
                "ingress × zones ÷ (zones − 1) ≤ brokers × maximum ingress × utilization",
                peak.ingress(),
                type.maximumIngress(),
                load.ingressPeak(),
                load.egressPeak()));
        all.add(disk(AT_PEAK, peak, disk, load.ingressPeak(), load.egressPeak()));
        all.add(network(AT_PEAK, peak, type.network(), load.ingressPeak(), load.egressPeak()));
        all.add(disk(REBUILDING, rebuild, disk, load.ingressAverage(), load.egressAverage()));
        all.add(network(REBUILDING, rebuild, type.network(), load.ingressAverage(), load.egressAverage()));
        all.add(partitions((double) load.partitionReplicas(), type.recommendedPartitions()));
        all.add(storage(volume));
        return all;
    }

    private Constraint disk(String state, ClusterFlow flow, double limit, double ingress, double egress) {
        return rate(
                ConstraintName.EBS,
                state,
                "ingress × (replicas + lagging readers × zone factor + tiered reads) ≤ brokers × volume throughput"
                        + " × utilization",
                flow.disk(),
                limit,
                ingress,
                egress);
    }

    private Constraint network(String state, ClusterFlow flow, double limit, double ingress, double egress) {
        return rate(
                ConstraintName.NETWORK,
                state,
                "max(received, egress + replication + lagging readers) ≤ brokers × network × utilization",
                flow.network(),
                limit,
                ingress,
                egress);
    }

    private Constraint rate(
            ConstraintName name,
            String state,
            String formula,
            double demand,
            double limit,
            double ingress,
            double egress) {
        RuleFigures rules = catalog.rules();
        return new Constraint(
                name,
                state,
                formula,
                Map.of(
                        "ingress MiB/s",
                        ingress / Units.MEBI,
                        "egress MiB/s",
                        egress / Units.MEBI,
                        "replication factor",
                        (double) load.replicationFactor(),
                        "zones",
                        (double) target.zones(),
                        "lagging readers",
                        rules.laggingReaders(),
                        "limit of a broker MiB/s",
                        limit / Units.MEBI,
                        "utilization",
                        rules.maximumUtilization()),
                demand / Units.MEBI,
                limit * rules.maximumUtilization() / Units.MEBI,
                "MiB/s");
    }

    static Constraint partitions(double replicas, long recommended) {
        return new Constraint(
                ConstraintName.PARTITIONS,
                "always",
                "partition replicas ≤ brokers × recommended partitions",
                Map.of("partition replicas", replicas, "recommended partitions", (double) recommended),
                replicas,
                recommended,
                "replicas");
    }

    /** Says so when brokers have nearly as many partitions as they should. */
    static Optional<String> nearRecommendation(double replicas, int brokers, long recommended) {
        double each = replicas / brokers;
        return each > NEAR * recommended
                ? Optional.of(String.format(
                        Locale.ROOT, "%,.0f replicas a broker, and AWS recommends %,d at most", each, recommended))
                : Optional.empty();
    }

    /** The limit holds for clients that authenticate by IAM, and at MSK alone. */
    void addConnections(List<Constraint> constraints) {
        load.connections()
                .ifPresent(connections -> constraints.add(new Constraint(
                        ConstraintName.CONNECTIONS,
                        "one zone lost",
                        "connections × zones ÷ (zones − 1) ≤ brokers × connections of a broker (IAM)",
                        Map.of(
                                "connections", (double) connections,
                                "zones", (double) target.zones(),
                                "connections of a broker",
                                        (double) catalog.limits().connectionsPerBroker()),
                        connections * target.zoneFactor(),
                        catalog.limits().connectionsPerBroker(),
                        "connections")));
    }

    /** All volumes together, GiB, filled as far as they may be. */
    double volumesGib(Volume volume) {
        double hours = volume.tiered()
                ? load.primaryHours()
                : load.retentionHours(catalog.rules().unlimitedRetentionHours());
        double data = load.ingressAverage() * hours * Units.SECONDS_PER_HOUR * load.replicationFactor() / Units.GIBI;
        return data / catalog.rules().diskUtilization();
    }

    private Constraint storage(Volume volume) {
        double largest = catalog.limits().maximumStorageGib();
        return new Constraint(
                ConstraintName.STORAGE,
                "always",
                "average ingress × hours on disk × replicas ÷ disk utilization ≤ brokers × largest volume",
                Map.of(
                        "average ingress MiB/s",
                        load.ingressAverage() / Units.MEBI,
                        "hours on disk",
                        volume.tiered()
                                ? load.primaryHours()
                                : load.retentionHours(catalog.rules().unlimitedRetentionHours()),
                        "replication factor",
                        (double) load.replicationFactor(),
                        "disk utilization",
                        catalog.rules().diskUtilization(),
                        "largest volume GiB",
                        largest),
                volumesGib(volume),
                largest,
                "GiB");
    }

    Capacity capacity(BrokerType type, Volume volume, int brokers) {
        double disk = Math.min(type.ebs(), volume.throughput());
        return (ingress, egress, zoneLost) -> {
            ClusterFlow flow = zoneLost
                    ? ClusterFlow.zoneLost(ingress, egress, copies(volume), target.zoneFactor())
                    : ClusterFlow.normal(ingress, egress, copies(volume));
            double busiest = Math.max(flow.disk() / disk, flow.network() / type.network());
            return Math.max(flow.ingress() / type.maximumIngress(), busiest) / brokers;
        };
    }

    /** What one volume has to carry to stay within the rules in both states, bytes a second. */
    double neededThroughput(Volume volume, int brokers) {
        double peak = ClusterFlow.zoneLost(load.ingressPeak(), load.egressPeak(), copies(volume), target.zoneFactor())
                .disk();
        double rebuild = ClusterFlow.rebuilding(load.ingressAverage(), load.egressAverage(), copies(volume))
                .disk();
        return Math.max(peak, rebuild) / brokers / catalog.rules().maximumUtilization();
    }

    int brokers(List<Constraint> constraints) {
        return target.roundUp(
                constraints.stream().mapToDouble(Constraint::exactBrokers).max().orElse(1));
    }
}
