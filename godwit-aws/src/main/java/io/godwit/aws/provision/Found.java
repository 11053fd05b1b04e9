package io.godwit.aws.provision;

import java.util.Objects;
import java.util.Optional;

/** What is known to be there so far. */
record Found(Optional<Configuration> configuration, Optional<ExistingCluster> cluster, BootstrapBrokers brokers) {
    static final Found NOTHING = new Found(Optional.empty(), Optional.empty(), BootstrapBrokers.NONE);

    /**
     * A custom configuration.
     *
     * @param revision the latest
     */
    record Configuration(String arn, long revision) {
        Configuration {
            Objects.requireNonNull(arn);
        }
    }

    /** @param state as MSK names it, such as {@code CREATING} */
    record ExistingCluster(String arn, String state) {
        static final String ACTIVE = "ACTIVE";

        ExistingCluster {
            Objects.requireNonNull(arn);
            Objects.requireNonNull(state);
        }

        boolean isActive() {
            return state.equals(ACTIVE);
        }
    }

    Found with(Configuration found) {
        return new Found(Optional.of(found), cluster, brokers);
    }

    Found with(ExistingCluster found) {
        return new Found(configuration, Optional.of(found), brokers);
    }

    Found with(BootstrapBrokers found) {
        return new Found(configuration, cluster, found);
    }

    /** The cluster, once it is active and can be asked. */
    Optional<ExistingCluster> activeCluster() {
        return cluster.filter(ExistingCluster::isActive);
    }
}
