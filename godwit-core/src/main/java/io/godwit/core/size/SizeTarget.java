package io.godwit.core.size;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What is asked for beside the load.
 *
 * @param region whose prices count
 * @param zones availability zones, 2 or 3; broker counts are multiples of it
 * @param copyRate bytes a second that the migration copies on top of the tail; empty = the whole backlog within a day
 * @param assumptions by whose rules
 */
public record SizeTarget(String region, int zones, OptionalDouble copyRate, Assumptions assumptions) {
    private static final double SECONDS_PER_DAY = 86_400;

    public SizeTarget {
        Objects.requireNonNull(region);
        Objects.requireNonNull(copyRate);
        Objects.requireNonNull(assumptions);
        if (zones < 2 || zones > 3) {
            throw new IllegalArgumentException("2 or 3 zones, not " + zones);
        }
    }

    /** What the copy adds to the target's ingress, bytes a second, if there are so many bytes to copy. */
    double copyRate(double backlogBytes) {
        return copyRate.orElse(backlogBytes / SECONDS_PER_DAY);
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
