package io.godwit.core.provision;

import io.godwit.core.error.Problem;
import java.util.List;
import java.util.Optional;

/** Finds all that is wrong with what volumes are to have beyond their size. */
record VolumeCheck(MskLimits limits, ClusterSize size, Optional<KafkaVersion> version, List<Problem> problems) {
    private static final String TIERED = "--tiered";
    private static final String THROUGHPUT = "--throughput-mib";

    /**
     * @param chosen of the size, which already fits the type but for rounding
     * @param tiered whether tiered storage was asked for
     * @param throughputMib as typed, MiB/s; it wins
     */
    Optional<VolumeOptions> options(Optional<ChosenSize> chosen, boolean tiered, Optional<Integer> throughputMib) {
        int before = problems.size();
        boolean wantsTiers =
                tiered || chosen.map(option -> option.volumes().tiered()).orElse(false);
        if (wantsTiers) {
            checkTiers();
        }
        Optional<Integer> throughput =
                throughputMib.or(() -> chosen.flatMap(option -> option.volumes().throughputMib())
                        .filter(mib -> mib > limits.leastThroughputMib())
                        .map(this::withinTheType));
        throughput.ifPresent(this::checkThroughput);
        return problems.size() == before ? Optional.of(new VolumeOptions(wantsTiers, throughput)) : Optional.empty();
    }

    private void checkTiers() {
        require(size.family() == BrokerFamily.STANDARD, TIERED, "Express brokers have no volumes; leave it out");
        require(!size.instanceType().contains(".t3."), TIERED, "brokers of the type t3 have none");
        require(version.map(KafkaVersion::hasTieredStorage).orElse(true), TIERED, "came with Kafka 3.6");
    }

    /** A size is written rounded up, which may be a fraction above what the type takes. */
    private int withinTheType(int mib) {
        return limits.mostThroughputMib(size.instanceType())
                .map(most -> Math.min(mib, most))
                .orElse(mib);
    }

    private void checkThroughput(int mib) {
        if (size.family() == BrokerFamily.EXPRESS) {
            require(false, THROUGHPUT, "Express brokers have no volumes; leave it out");
            return;
        }
        Optional<Integer> most = limits.mostThroughputMib(size.instanceType());
        require(
                most.isPresent(),
                THROUGHPUT,
                "cannot be provisioned for " + size.instanceType() + "; take a larger type");
        most.ifPresent(top -> require(
                mib >= limits.leastThroughputMib() && mib <= top,
                THROUGHPUT,
                mib + " is out of " + limits.leastThroughputMib() + " to " + top + ", which " + size.instanceType()
                        + " takes"));
        require(
                size.storageGib().orElse(0) >= limits.leastProvisionedStorageGib(),
                THROUGHPUT,
                "needs volumes of " + limits.leastProvisionedStorageGib() + " GiB or more");
    }

    private void require(boolean holds, String option, String rule) {
        if (!holds) {
            problems.add(new Problem(option, 0, Problem.NO_VALUE, rule));
        }
    }
}
