package io.godwit.core.progress;

import io.godwit.core.status.OffsetKeeping;
import io.godwit.core.status.PathCounts;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One partition at one moment.
 *
 * @param start the source's first offset
 * @param end the offset after the source's last committed record
 * @param position the source offset of the next record to copy, empty while none was copied
 * @param records copied since the mirror started, empty where unknown
 * @param bytes copied since the mirror started, empty where unknown
 * @param lastTimestampMs the timestamp of the last copied record, empty where unknown
 * @param paths on which ways records came since the mirror started, empty where unknown
 * @param offsets whether they are kept, empty where unknown
 */
public record PartitionSample(
        long start,
        long end,
        OptionalLong position,
        OptionalLong records,
        OptionalLong bytes,
        OptionalLong lastTimestampMs,
        Optional<PathCounts> paths,
        Optional<OffsetKeeping> offsets) {
    /** Where an engine tells nothing of ways and offsets. */
    public PartitionSample(
            long start,
            long end,
            OptionalLong position,
            OptionalLong records,
            OptionalLong bytes,
            OptionalLong lastTimestampMs) {
        this(start, end, position, records, bytes, lastTimestampMs, Optional.empty(), Optional.empty());
    }

    /** Where the copy is: before the first record it stands at the source's start. */
    public long effectivePosition() {
        return Math.max(start, position.orElse(start));
    }

    public long lagRecords() {
        return Math.max(0, end - effectivePosition());
    }

    /** What is copied of what the source holds. */
    public long copiedOffsets() {
        return Math.max(0, Math.min(end, effectivePosition()) - start);
    }
}
