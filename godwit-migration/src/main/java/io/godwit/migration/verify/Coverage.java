package io.godwit.migration.verify;

/**
 * How much of a partition's source log was compared, in offsets.
 *
 * @param comparedOffsets offsets between the first and the last record compared
 * @param totalOffsets offsets between the log's start and the end that was asked for
 */
public record Coverage(long comparedOffsets, long totalOffsets) {
    /** 100 for an empty log. */
    public double percent() {
        return totalOffsets == 0 ? 100 : 100.0 * comparedOffsets / totalOffsets;
    }

    public Coverage plus(Coverage other) {
        return new Coverage(comparedOffsets + other.comparedOffsets, totalOffsets + other.totalOffsets);
    }
}
