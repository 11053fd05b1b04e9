package io.godwit.core.size;

import java.util.Objects;

/**
 * How the volumes of brokers are set up.
 *
 * @param mode EBS, tiered or gp3
 * @param throughput bytes a second that one volume carries at most
 * @param provisioned whether throughput is paid for
 */
record Volume(StorageMode mode, double throughput, boolean provisioned) {
    Volume {
        Objects.requireNonNull(mode);
    }

    boolean tiered() {
        return mode == StorageMode.TIERED;
    }
}
