package io.godwit.core.provision;

import java.util.Objects;
import java.util.Optional;

/**
 * What Standard brokers' volumes have beyond their size.
 *
 * @param tiered whether older records move to tiered storage, for topics that ask for it
 * @param throughputMib provisioned throughput of each volume in MiB/s; empty = the 250 MiB/s that come with it
 */
public record VolumeOptions(boolean tiered, Optional<Integer> throughputMib) {
    /** A volume as it comes. */
    public static final VolumeOptions PLAIN = new VolumeOptions(false, Optional.empty());

    /** The bounds that MSK sets to provisioned throughput, MiB/s; each instance type has its own below the upper one. */
    static final int LEAST_THROUGHPUT_MIB = 250;

    static final int MOST_THROUGHPUT_MIB = 1000;
    /** The smallest volume that can have provisioned throughput, GiB. */
    static final int LEAST_STORAGE_GIB = 10;

    public VolumeOptions {
        Objects.requireNonNull(throughputMib);
        if (!throughputMib.map(VolumeOptions::isThroughput).orElse(true)) {
            throw new IllegalArgumentException("throughput of " + throughputMib + " MiB/s");
        }
    }

    static boolean isThroughput(int mib) {
        return mib >= LEAST_THROUGHPUT_MIB && mib <= MOST_THROUGHPUT_MIB;
    }
}
