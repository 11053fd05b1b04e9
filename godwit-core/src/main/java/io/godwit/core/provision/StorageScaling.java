package io.godwit.core.provision;

/**
 * Volumes that grow by themselves. MSK never shrinks them.
 *
 * @param mostGib the largest volume of a broker, in GiB
 * @param targetPercent how full volumes may be before they grow, 10 to 80
 */
public record StorageScaling(int mostGib, int targetPercent) {
    /** The bounds that MSK sets to the target. */
    public static final int LEAST_PERCENT = 10;

    public static final int MOST_PERCENT = 80;

    public StorageScaling {
        if (!ClusterSize.isStorage(mostGib) || !isTarget(targetPercent)) {
            throw new IllegalArgumentException(mostGib + " GiB at " + targetPercent + " %");
        }
    }

    static boolean isTarget(int percent) {
        return percent >= LEAST_PERCENT && percent <= MOST_PERCENT;
    }
}
