package io.godwit.core.proof;

/**
 * What bounds the memory of one comparison, at about 100 bytes a record.
 *
 * @param lookAheadRecords how far each side is searched for the place where both agree again
 * @param openRecords how many records of each side may wait for their explanation
 * @param listedMismatches how many mismatches are kept; all are counted
 */
public record ComparisonLimits(int lookAheadRecords, int openRecords, int listedMismatches) {
    /** 32,768 records ahead, 65,536 open ones. */
    public static ComparisonLimits listing(int mismatches) {
        return new ComparisonLimits(32_768, 65_536, mismatches);
    }
}
