package io.godwit.migration.verify;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How far a run has come. Written by the threads that compare, read by the one that shows it. */
public final class VerifyMeter {
    private final AtomicLong partitions = new AtomicLong();
    private final LongAdder finishedPartitions = new LongAdder();
    private final LongAdder openedPartitions = new LongAdder();
    private final LongAdder totalOffsets = new LongAdder();
    private final LongAdder comparedOffsets = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder mismatches = new LongAdder();

    /**
     * One look at it.
     *
     * @param openedOffsets source offsets of the partitions begun so far, compared or not
     * @param comparedOffsets those of them that are compared
     * @param bytes of the source: {@link ComparedBy#bytes}
     */
    public record Reading(
            long partitions,
            long finishedPartitions,
            long openedPartitions,
            long openedOffsets,
            long comparedOffsets,
            long records,
            long bytes,
            long mismatches) {}

    public Reading read() {
        return new Reading(
                partitions.get(),
                finishedPartitions.sum(),
                openedPartitions.sum(),
                totalOffsets.sum(),
                comparedOffsets.sum(),
                records.sum(),
                bytes.sum(),
                mismatches.sum());
    }

    void partitions(long count) {
        partitions.set(count);
    }

    void opened(long offsets) {
        openedPartitions.increment();
        totalOffsets.add(offsets);
    }

    void advanced(long offsets, long moreRecords, long moreBytes) {
        comparedOffsets.add(offsets);
        records.add(moreRecords);
        bytes.add(moreBytes);
    }

    void finished(long moreMismatches) {
        finishedPartitions.increment();
        mismatches.add(moreMismatches);
    }
}
