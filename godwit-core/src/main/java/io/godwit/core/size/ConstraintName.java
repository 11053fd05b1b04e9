package io.godwit.core.size;

import java.util.Locale;

/** What can decide how many brokers a load needs. */
public enum ConstraintName {
    INGRESS,
    EGRESS,
    EBS,
    NETWORK,
    PARTITIONS,
    CONNECTIONS,
    STORAGE;

    /** As documents write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
