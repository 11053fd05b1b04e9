package io.godwit.core.straggler;

import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wrote to one partition of the source after the switch. What the mirror itself copied back there is not in it,
 * nor are aborted transactions and markers.
 *
 * @param switchedAt the source offset from which on nobody but the mirror should have written
 * @param firstOffset of the first of these records; absent if there is none
 * @param lastOffset of the last
 * @param records how many there are
 * @param firstAt timestamp of the first
 * @param lastAt timestamp of the last
 * @param writers who wrote them, as far as the log tells
 * @param copied how many of them are on the target by now
 * @param expired offsets behind the switch that the source has deleted already: what they were nobody knows
 * @param openFrom the offset of the first open transaction: what lies behind it is not counted yet
 * @param wayBack whether the partition can be copied back
 */
public record PartitionAccount(
        PartitionId partition,
        long switchedAt,
        OptionalLong firstOffset,
        OptionalLong lastOffset,
        long records,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt,
        List<Writer> writers,
        long copied,
        long expired,
        OptionalLong openFrom,
        WayBack wayBack) {
    public PartitionAccount {
        writers = List.copyOf(writers);
    }

    /**
     * @param producerId -1 = without idempotence; who that was the log does not tell
     * @param transactionalId where the broker tells it
     */
    public record Writer(long producerId, boolean transactional, Optional<String> transactionalId, long records) {}

    /** Whether there is nothing to tell. */
    public boolean hasNothing() {
        return records == 0 && expired == 0;
    }

    public long toCopy() {
        return records - copied;
    }

    /** Whether the mirror can bring the partition's records to the source. */
    public enum WayBack {
        /** It does, or would. */
        OPEN,
        /** It waits, because the source has records that were not dealt with yet. */
        WAITS,
        /** Both logs differ for good: the records have other offsets on the target than on the source. */
        CLOSED,
        /** The wave was switched without a reverse mirror. */
        NONE
    }
}
