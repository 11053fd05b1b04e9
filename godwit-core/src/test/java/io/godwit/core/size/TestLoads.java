package io.godwit.core.size;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Loads and targets for tests. */
final class TestLoads {
    /** The first load of the reference: AWS's script was run for it. */
    static final LoadFigures SMALL = load(10, 20, 20, 40, 600, 72, 72);

    /** The second one. */
    static final LoadFigures LARGE = load(100, 500, 200, 1000, 1000, 720, 24);

    private TestLoads() {}

    static LoadFigures load(
            double ingressAverage,
            double ingressPeak,
            double egressAverage,
            double egressPeak,
            long replicas,
            int retentionHours,
            int primaryHours) {
        return new LoadFigures(
                ingressAverage * Units.MEBI,
                ingressPeak * Units.MEBI,
                egressAverage * Units.MEBI,
                egressPeak * Units.MEBI,
                replicas,
                Optional.of(Duration.ofHours(retentionHours)),
                Duration.ofHours(primaryHours),
                3,
                OptionalLong.empty(),
                true);
    }

    static LoadFigures withConnections(LoadFigures load, long connections) {
        return new LoadFigures(
                load.ingressAverage(),
                load.ingressPeak(),
                load.egressAverage(),
                load.egressPeak(),
                load.partitionReplicas(),
                load.retention(),
                load.primaryRetention(),
                load.replicationFactor(),
                OptionalLong.of(connections),
                load.rackAwareConsumers());
    }

    static LoadFigures unlimited(LoadFigures load, Duration primary) {
        return new LoadFigures(
                load.ingressAverage(),
                load.ingressPeak(),
                load.egressAverage(),
                load.egressPeak(),
                load.partitionReplicas(),
                Optional.empty(),
                primary,
                load.replicationFactor(),
                load.connections(),
                load.rackAwareConsumers());
    }

    static SizeTarget target(Assumptions assumptions) {
        return new SizeTarget("us-east-1", 3, OptionalDouble.empty(), assumptions);
    }

    static Sizing size(LoadFigures load, Assumptions assumptions) {
        return Sizing.of(load, target(assumptions), Catalog.builtIn());
    }

    static SizeOption option(Sizing sizing, String instanceType, StorageMode mode) {
        return sizing.options().stream()
                .filter(option -> option.instanceType().equals(instanceType))
                .filter(option -> option.storage().mode() == mode)
                .findFirst()
                .orElseThrow();
    }
}
