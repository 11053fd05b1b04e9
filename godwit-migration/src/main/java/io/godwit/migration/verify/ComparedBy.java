package io.godwit.migration.verify;

import io.godwit.core.proof.BatchShare;
import java.util.Collection;

/**
 * In which way equal records were proven equal.
 *
 * @param equalBatches by the bytes of whole batches, none of them unpacked
 * @param singleRecords pairs that were compared one by one
 * @param singleBytes keys and values of the source read for that, uncompressed
 */
public record ComparedBy(BatchShare equalBatches, long singleRecords, long singleBytes) {
    static final ComparedBy NOTHING = new ComparedBy(BatchShare.NONE, 0, 0);

    static ComparedBy of(Collection<PartitionResult> results) {
        return results.stream().map(PartitionResult::compared).reduce(NOTHING, ComparedBy::plus);
    }

    public long records() {
        return equalBatches.records() + singleRecords;
    }

    /** What was compared: batches as they lie in the log, single records uncompressed. */
    public long bytes() {
        return equalBatches.packedBytes() + singleBytes;
    }

    /** Share of the records that was proven by equal batches; 0 without any record. */
    public double batchPercent() {
        return records() == 0 ? 0 : 100.0 * equalBatches.records() / records();
    }

    public ComparedBy plus(ComparedBy other) {
        return new ComparedBy(
                equalBatches.plus(other.equalBatches),
                singleRecords + other.singleRecords,
                singleBytes + other.singleBytes);
    }
}
