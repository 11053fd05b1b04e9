package io.godwit.core.size;

import io.godwit.core.config.schema.Nearest;
import java.util.Arrays;
import java.util.Optional;

/** The figures of a load under the names that people type. */
public enum Figure {
    INGRESS_AVERAGE("ingress-average"),
    INGRESS_PEAK("ingress-peak"),
    EGRESS_AVERAGE("egress-average"),
    EGRESS_PEAK("egress-peak"),
    PARTITION_REPLICAS("partition-replicas"),
    RETENTION("retention"),
    PRIMARY_RETENTION("primary-retention"),
    REPLICATION_FACTOR("replication-factor"),
    CONNECTIONS("connections");

    private final String label;

    Figure(String label) {
        this.label = label;
    }

    /** As an option without its dashes, and as a key of a what-if. */
    public String label() {
        return label;
    }

    static Optional<Figure> named(String label) {
        return Arrays.stream(values())
                .filter(figure -> figure.label.equals(label))
                .findFirst();
    }

    static Optional<String> nearest(String typed) {
        return Nearest.to(typed, Arrays.stream(values()).map(Figure::label));
    }
}
