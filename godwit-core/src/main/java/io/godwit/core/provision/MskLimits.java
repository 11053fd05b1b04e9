package io.godwit.core.provision;

import io.godwit.core.size.BrokerType;
import io.godwit.core.size.Catalog;
import io.godwit.core.size.ExpressType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What MSK takes, as the catalogue of sizes has it: types of brokers, how many, and how large their volumes. */
final class MskLimits {
    private static final int MEBI = 1 << 20;

    private final Catalog catalog;

    MskLimits(Catalog catalog) {
        this.catalog = Objects.requireNonNull(catalog);
    }

    /** The types of a family, in the catalogue's order. */
    List<String> types(BrokerFamily family) {
        return family == BrokerFamily.EXPRESS
                ? catalog.express().stream().map(ExpressType::name).toList()
                : catalog.standard().stream().map(BrokerType::name).toList();
    }

    int mostBrokers() {
        return catalog.limits().brokersPerCluster();
    }

    int leastStorageGib() {
        return (int) catalog.limits().minimumStorageGib();
    }

    int mostStorageGib() {
        return (int) catalog.limits().maximumStorageGib();
    }

    boolean isStorage(int gib) {
        return gib >= leastStorageGib() && gib <= mostStorageGib();
    }

    /** The throughput that each volume comes with, and from which on more can be provisioned: MiB/s. */
    int leastThroughputMib() {
        return (int) (catalog.limits().defaultThroughput() / MEBI);
    }

    /** The most that can be provisioned for volumes of that type, MiB/s; empty if nothing can. */
    Optional<Integer> mostThroughputMib(String type) {
        return catalog.standard().stream()
                .filter(known -> known.name().equals(type) && known.provisionedThroughput() > 0)
                .map(known -> (int) (known.provisionedThroughput() / MEBI))
                .findFirst();
    }

    /** The smallest volume for which throughput can be provisioned, GiB. */
    int leastProvisionedStorageGib() {
        return (int) catalog.limits().minimumProvisionedStorageGib();
    }

    /** Where the figures come from, for messages. */
    String source(BrokerFamily family) {
        return "catalogue of "
                + Objects.requireNonNull(catalog.sources().get(family.word())).date();
    }
}
