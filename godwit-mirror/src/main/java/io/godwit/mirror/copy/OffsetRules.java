package io.godwit.mirror.copy;

/**
 * How far the mirror goes to give every record the offset that it has on the source.
 *
 * @param padding whether a log that begins above 0 is filled and cut: needs the permission to delete records
 * @param maxPaddingOffsets above it the partition is mapped
 * @param markers whether holes are filled with transaction markers: needs ALTER or CLUSTER_ACTION on the cluster
 * @param maxMarkersPerGap above it the partition is mapped from there on
 */
public record OffsetRules(boolean padding, long maxPaddingOffsets, boolean markers, long maxMarkersPerGap) {
    /** Fills what costs seconds: 10 M offsets a second when padding, 100,000 a second with markers. */
    public static OffsetRules standard() {
        return new OffsetRules(true, 5_000_000_000L, true, 5_000_000);
    }

    /** The same, but a log that begins above 0 is mapped. */
    public OffsetRules withoutPadding() {
        return new OffsetRules(false, 0, markers, maxMarkersPerGap);
    }

    /** Never fills anything: offsets differ wherever the source has a hole. */
    public static OffsetRules mappedAtHoles() {
        return new OffsetRules(false, 0, false, 0);
    }
}
