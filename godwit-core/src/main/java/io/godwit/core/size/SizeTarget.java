package io.godwit.core.size;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What is asked for beside the load.
 *
 * @param region whose prices count
 * @param zones availability zones, 2 or 3; broker counts are multiples of it
 * @param copyRate bytes a second that the migration copies on top of the tail; empty = three times the average ingress
 * @param assumptions by whose rules
 */
public record SizeTarget(String region, int zones, OptionalDouble copyRate, Assumptions assumptions) {
    /** Three times the average ingress copies the backlog in a third of the retention, long before the source deletes it. */
    private static final double COPY_FACTOR = 3;

    public SizeTarget {
        Objects.requireNonNull(region);
        Objects.requireNonNull(copyRate);
        Objects.requireNonNull(assumptions);
        if (zones < 2 || zones > 3) {
            throw new IllegalArgumentException("2 or 3 zones, not " + zones);
        }
    }

    /** What the copy adds to the target's ingress, bytes a second. */
    double copyRate(LoadFigures load) {
        return copyRate.orElse(COPY_FACTOR * load.ingressAverage());
    }

    /** How much more the others carry when a zone is lost. */
    double zoneFactor() {
        return zones / (zones - 1.0);
    }

    /** The smallest multiple of the zones that is not below that many brokers. */
    int roundUp(double brokers) {
        return (int) Math.ceil(Math.max(1, Math.ceil(brokers)) / zones) * zones;
    }
}
