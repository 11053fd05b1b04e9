package io.godwit.core.size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** MSK with Standard brokers by Godwit's rules: each type, on volumes alone and with tiered storage if part of the data may go there. */
final class StandardOptions {
    private final LoadFigures load;
    private final Catalog catalog;
    private final SizeTarget target;
    private final RegionPrices prices;
    private final BrokerConstraints limits;

    StandardOptions(LoadFigures load, Catalog catalog, SizeTarget target, RegionPrices prices) {
        this.load = load;
        this.catalog = catalog;
        this.target = target;
        this.prices = prices;
        this.limits = new BrokerConstraints(load, catalog, target);
    }

    Stream<SizeOption> options() {
        return catalog.standard().stream()
                .flatMap(type -> load.tiered()
                        ? Stream.of(cheaper(type, StorageMode.EBS), cheaper(type, StorageMode.TIERED))
                        : Stream.of(cheaper(type, StorageMode.EBS)));
    }

    /** With or without provisioned throughput, whichever costs less. */
    private SizeOption cheaper(BrokerType type, StorageMode mode) {
        double included = catalog.limits().defaultThroughput();
        SizeOption plain = option(type, new Volume(mode, included, false));
        return type.provisionedThroughput() <= included
                ? plain
                : Stream.of(plain, option(type, new Volume(mode, type.provisionedThroughput(), true)))
                        .min(Comparator.comparing((SizeOption option) -> !option.accepted())
                                .thenComparingDouble(SizeOption::priceOrHighest))
                        .orElseThrow();
    }

    private SizeOption option(BrokerType type, Volume volume) {
        List<Constraint> constraints = new ArrayList<>(limits.of(type, volume));
        limits.addConnections(constraints);
        int brokers = limits.brokers(constraints);
        StorageFigures storage = storage(volume, brokers);
        Capacity capacity = limits.capacity(type, volume, brokers);
        OptionDraft draft = new OptionDraft("standard-" + type.family(), type.name(), constraints)
                .instance(type.vcpus(), type.memoryGib())
                .brokers(brokers, target.zones())
                .storage(storage)
                .costs(costs(type, storage, brokers))
                .capacity(capacity, load, migration(capacity))
                .quota(catalog.limits().brokersPerCluster());
        remarks(draft, type, volume, storage, brokers);
        return draft.done();
    }

    private MigrationLoad migration(Capacity capacity) {
        return MigrationLoad.of(
                load, capacity, retentionHours(), target, catalog.rules().maximumUtilization());
    }

    private double retentionHours() {
        return load.retentionHours(catalog.rules().unlimitedRetentionHours());
    }

    private StorageFigures storage(Volume volume, int brokers) {
        double needed = limits.neededThroughput(volume, brokers);
        boolean provisioned = volume.provisioned() && needed > catalog.limits().defaultThroughput();
        double smallest = provisioned
                ? catalog.limits().minimumProvisionedStorageGib()
                : catalog.limits().minimumStorageGib();
        double gib = Math.max(smallest, Math.ceil(limits.volumesGib(volume) / brokers));
        double tiered =
                volume.tiered() ? load.ingressAverage() * retentionHours() * Units.SECONDS_PER_HOUR / Units.GIBI : 0;
        double throughput = provisioned
                ? Math.min(Math.ceil(needed / Units.MEBI), Math.floor(volume.throughput() / Units.MEBI))
                : 0;
        return new StorageFigures(volume.mode(), gib, gib * brokers, tiered, throughput);
    }

    private CostSheet costs(BrokerType type, StorageFigures storage, int brokers) {
        double awayShare = (target.zones() - 1.0) / target.zones();
        double crossing = awayShare * (load.ingressAverage() + (load.rackAwareConsumers() ? 0 : load.egressAverage()));
        return new CostSheet(prices, catalog.rules().hoursPerMonth())
                .instances("brokers", type.name(), brokers)
                .amount(
                        "storage",
                        PriceItem.EBS_GIB_MONTH,
                        "brokers × GiB of a volume × USD",
                        Map.of("brokers", (double) brokers, "GiB of a volume", storage.gibPerBroker()),
                        storage.billedGib())
                .amount(
                        "tiered storage",
                        PriceItem.TIERED_GIB_MONTH,
                        "average ingress × retention × USD",
                        Map.of(
                                "average ingress MiB/s", load.ingressAverage() / Units.MEBI,
                                "retention hours", retentionHours(),
                                "GiB", storage.tieredGib()),
                        storage.tieredGib())
                .amount(
                        "provisioned throughput",
                        PriceItem.PROVISIONED_THROUGHPUT,
                        "brokers × MiB/s of a volume × USD",
                        Map.of("brokers", (double) brokers, "MiB/s of a volume", storage.throughputMibPerSecond()),
                        brokers * storage.throughputMibPerSecond())
                .crossZone(
                        "traffic between zones",
                        "(average ingress + egress unless read in the own zone) × (zones − 1) ÷ zones × hours × USD",
                        Map.of("MiB/s between zones", crossing / Units.MEBI, "zones", (double) target.zones()),
                        crossing);
    }

    private void remarks(OptionDraft draft, BrokerType type, Volume volume, StorageFigures storage, int brokers) {
        if (volume.tiered()) {
            draft.note("tiered storage takes topics with cleanup.policy=delete alone, and cannot be taken back");
            if (retentionHours() < catalog.limits().tieredMinimumRetentionHours()) {
                draft.refuse(String.format(
                        java.util.Locale.ROOT,
                        "tiered storage needs a retention of %.0f h at least",
                        catalog.limits().tieredMinimumRetentionHours()));
            }
        } else if (load.retention().isEmpty()) {
            draft.refuse("no volume holds records for ever; only tiered storage does");
        }
        if (storage.throughputMibPerSecond() > 0) {
            draft.note("raise num.replica.fetchers with provisioned throughput, or it is not used");
        }
        BrokerConstraints.nearRecommendation((double) load.partitionReplicas(), brokers, type.recommendedPartitions())
                .ifPresent(near -> draft.note(
                        near + "; above " + type.maximumPartitions() + " MSK refuses changes of the cluster"));
    }
}
