package io.godwit.mirror.copy;

import java.util.Optional;

/**
 * Where the copy of one partition stands, since this process started.
 *
 * @param nextSourceOffset all of the source below it is durable on the target; -1 while that is being found out
 * @param passedRecords in batches that passed as they were
 * @param mergedRecords in small batches that became larger ones
 * @param rebuiltRecords in batches that were unpacked and packed again
 * @param paddedOffsets that were filled without a record
 * @param bytes of batches, as they travelled
 * @param lastTimestampMs the timestamp of the last copied record, -1 where unknown
 * @param identical whether each record has the offset that it has on the source
 * @param waitsForTurn whether it has a backlog and others are fetched before it
 * @param stop why it waits for somebody to act
 * @param trouble why it does not move at the moment; it tries again by itself
 */
public record PartitionReport(
        long nextSourceOffset,
        long passedRecords,
        long mergedRecords,
        long rebuiltRecords,
        long paddedOffsets,
        long bytes,
        long lastTimestampMs,
        boolean identical,
        boolean waitsForTurn,
        Optional<Stop> stop,
        Optional<String> trouble) {
    public long records() {
        return passedRecords + mergedRecords + rebuiltRecords;
    }
}
