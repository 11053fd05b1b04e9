package io.godwit.core.size;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kafka on EC2 with gp3 volumes, by the same rules as Standard brokers: what the managed service is compared with. */
final class SelfRunOptions {
    private final LoadFigures load;
    private final Catalog catalog;
    private final SizeTarget target;
    private final RegionPrices prices;
    private final BrokerConstraints limits;

    SelfRunOptions(LoadFigures load, Catalog catalog, SizeTarget target, RegionPrices prices) {
        this.load = load;
        this.catalog = catalog;
        this.target = target;
        this.prices = prices;
        this.limits = new BrokerConstraints(load, catalog, target);
    }

    Stream<SizeOption> options() {
        return catalog.standard().stream().map(this::option);
    }

    private SizeOption option(BrokerType type) {
        Volume volume = new Volume(StorageMode.GP3, catalog.limits().gp3MaximumThroughput(), true);
        List<Constraint> constraints = limits.of(type, volume);
        int brokers = limits.brokers(constraints);
        StorageFigures storage = storage(volume, brokers);
        Capacity capacity = limits.capacity(type, volume, brokers);
        OptionDraft draft = new OptionDraft("self-run-" + type.family(), type.instance(), constraints)
                .instance(type.vcpus(), type.memoryGib())
                .brokers(brokers, target.zones())
                .storage(storage)
                .costs(costs(type, storage, brokers))
                .capacity(
                        capacity,
                        load,
                        MigrationLoad.of(
                                load,
                                capacity,
                                load.retentionHours(catalog.rules().unlimitedRetentionHours()),
                                target,
                                catalog.rules().maximumUtilization()))
                .note("the people who run it, their spare parts and their nights are not in the price");
        if (load.retention().isEmpty()) {
            draft.refuse("no volume holds records for ever, and tiered storage of one's own is not counted");
        }
        return draft.done();
    }

    private StorageFigures storage(Volume volume, int brokers) {
        double gib = Math.max(1, Math.ceil(limits.volumesGib(volume) / brokers));
        double throughput = Math.max(
                catalog.limits().gp3IncludedThroughput() / Units.MEBI,
                Math.ceil(limits.neededThroughput(volume, brokers) / Units.MEBI));
        return new StorageFigures(StorageMode.GP3, gib, gib * brokers, 0, throughput);
    }

    private CostSheet costs(BrokerType type, StorageFigures storage, int brokers) {
        RuleFigures rules = catalog.rules();
        double included = catalog.limits().gp3IncludedThroughput() / Units.MEBI;
        double awayShare = (target.zones() - 1.0) / target.zones();
        double copiesAway = Math.min(load.replicationFactor() - 1.0, load.replicationFactor() * awayShare);
        double clients = awayShare * (load.ingressAverage() + (load.rackAwareConsumers() ? 0 : load.egressAverage()));
        return new CostSheet(prices, rules.hoursPerMonth())
                .instances("brokers", type.instance(), brokers)
                .instances("controllers", rules.controllerType(), rules.controllers())
                .amount(
                        "storage",
                        PriceItem.GP3_GIB_MONTH,
                        "brokers × GiB of a volume × USD",
                        Map.of("brokers", (double) brokers, "GiB of a volume", storage.gibPerBroker()),
                        storage.billedGib())
                .amount(
                        "volume throughput",
                        PriceItem.GP3_THROUGHPUT,
                        "brokers × (MiB/s of a volume − included) × USD",
                        Map.of(
                                "brokers",
                                (double) brokers,
                                "MiB/s of a volume",
                                storage.throughputMibPerSecond(),
                                "included MiB/s",
                                included),
                        brokers * (storage.throughputMibPerSecond() - included))
                .crossZone(
                        "traffic between zones",
                        "(average ingress + egress unless read in the own zone) × (zones − 1) ÷ zones × hours × USD",
                        Map.of("MiB/s between zones", clients / Units.MEBI, "zones", (double) target.zones()),
                        clients)
                .crossZone(
                        "replication between zones",
                        "average ingress × copies in other zones × hours × USD",
                        Map.of(
                                "average ingress MiB/s",
                                load.ingressAverage() / Units.MEBI,
                                "copies in other zones",
                                copiesAway),
                        load.ingressAverage() * copiesAway);
    }
}
