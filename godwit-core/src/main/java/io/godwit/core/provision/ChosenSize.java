package io.godwit.core.provision;

import java.util.Objects;
import java.util.Optional;

/**
 * A size as {@code godwit size} wrote it, as far as a cluster is made from it.
 *
 * @param family {@code standard}, {@code express}, or what cannot be provisioned here, such as {@code serverless}
 * @param brokers in all
 * @param storageGibPerBroker GiB, rounded up; empty where the family has no volumes
 * @param volumes what the volumes need beyond their size
 * @param refused whether it was found unfit
 * @param recommended whether it is the one to take
 */
public record ChosenSize(
        String family,
        String instanceType,
        int brokers,
        Optional<Integer> storageGibPerBroker,
        VolumeOptions volumes,
        boolean refused,
        boolean recommended) {
    public ChosenSize {
        Objects.requireNonNull(family);
        Objects.requireNonNull(instanceType);
        Objects.requireNonNull(storageGibPerBroker);
        Objects.requireNonNull(volumes);
    }
}
