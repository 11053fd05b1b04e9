package io.godwit.core.tasks;

import java.util.Optional;

/**
 * Where the copy of one partition stands, as its task tells.
 *
 * @param next all of the source below it is durable on the target; -1 while that is being found out
 * @param records copied in this run of the task
 * @param bytes copied in this run of the task, as they travelled
 * @param lastTimestampMs of the last copied record, -1 where unknown
 * @param identical whether each record has the offset that it has on the source
 * @param stop why it waits for somebody to act
 * @param trouble why it does not move at the moment
 */
public record PartitionNote(
        long next,
        long records,
        long bytes,
        long lastTimestampMs,
        boolean identical,
        Optional<StopNote> stop,
        Optional<String> trouble) {
    /**
     * @param kind the copier's word for it
     * @param offset of the source, where it waits
     * @param reason one line with its numbers
     */
    public record StopNote(String kind, long offset, String reason) {}
}
