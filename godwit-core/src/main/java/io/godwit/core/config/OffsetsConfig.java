package io.godwit.core.config;

/**
 * How far the batch engine goes to give each record the offset that it has on the source.
 *
 * @param identical whether it tries at all; else offsets differ wherever the source has a hole
 * @param maxPadding how many offsets before the start of a log are filled and cut at most
 * @param maxMarkersPerGap how many offsets in a row without a record are filled with markers at most
 */
public record OffsetsConfig(boolean identical, long maxPadding, long maxMarkersPerGap) {
    /** The word for trying. */
    public static final String IDENTICAL = "identical";

    /** The word for not trying. */
    public static final String MAPPED = "mapped";

    /** Fills what costs minutes at most. */
    public static final OffsetsConfig STANDARD = new OffsetsConfig(true, 5_000_000_000L, 5_000_000);
}
