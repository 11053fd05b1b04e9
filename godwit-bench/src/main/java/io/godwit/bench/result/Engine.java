package io.godwit.bench.result;

import java.util.Arrays;
import java.util.Optional;

/** Who moves the records. */
public enum Engine {
    /** Apache's connectors, tuned. The others are compared to it. */
    MIRRORMAKER2("mirrormaker2"),
    /** Godwit's own. */
    BATCH("batch"),
    /** Kafka's own replication between brokers of one cluster: what the machine can do at best. */
    FOLLOWER("follower");

    private final String label;

    Engine(String label) {
        this.label = label;
    }

    public static Optional<Engine> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** The word in options, documents and tables. */
    public String label() {
        return label;
    }
}
