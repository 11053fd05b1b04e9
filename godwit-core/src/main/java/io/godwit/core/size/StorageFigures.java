package io.godwit.core.size;

import java.util.Objects;

/**
 * The storage of an option.
 *
 * @param mode where the data is
 * @param gibPerBroker the volume of one broker, GiB; 0 where the service manages it
 * @param billedGib all that is billed as primary storage, GiB
 * @param tieredGib what is billed as tiered storage, GiB
 * @param throughputMibPerSecond provisioned throughput of one volume, MiB/s; 0 = what comes with it
 */
public record StorageFigures(
        StorageMode mode, double gibPerBroker, double billedGib, double tieredGib, double throughputMibPerSecond) {
    public StorageFigures {
        Objects.requireNonNull(mode);
    }
}
