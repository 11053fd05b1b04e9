package io.godwit.core.provision;

import java.util.Objects;
import java.util.Optional;

/**
 * What Standard brokers' volumes have beyond their size.
 *
 * @param tiered whether older records move to tiered storage, for topics that ask for it
 * @param throughputMib provisioned throughput of each volume in MiB/s; empty = what comes with it
 */
public record VolumeOptions(boolean tiered, Optional<Integer> throughputMib) {
    /** A volume as it comes. */
    public static final VolumeOptions PLAIN = new VolumeOptions(false, Optional.empty());

    public VolumeOptions {
        Objects.requireNonNull(throughputMib);
        if (throughputMib.map(mib -> mib < 1).orElse(false)) {
            throw new IllegalArgumentException("throughput of " + throughputMib + " MiB/s");
        }
    }
}
