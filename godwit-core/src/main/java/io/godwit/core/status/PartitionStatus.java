package io.godwit.core.status;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One partition of a mirrored topic.
 *
 * @param position the source offset of the next record to copy; empty while nothing was copied
 * @param sourceStart the source's first offset
 * @param sourceEnd the offset after the source's last committed record
 * @param lagRecords offsets between position and end
 * @param offsets whether records have the same offsets on both sides; empty where that is not known
 */
public record PartitionStatus(
        int partition,
        OptionalLong position,
        OptionalLong sourceStart,
        OptionalLong sourceEnd,
        OptionalLong lagRecords,
        Optional<OffsetKeeping> offsets) {}
