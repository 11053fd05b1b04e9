package io.godwit.core.tasks;

import io.godwit.core.status.PathCounts;
import java.util.Optional;

/**
 * Where the copy of one partition stands, as its task tells.
 *
 * @param next all of the source below it is durable on the target; -1 while that is being found out
 * @param paths what was copied in this run of the task, and how
 * @param bytes copied in this run of the task, as they travelled
 * @param lastTimestampMs of the last copied record, -1 where unknown
 * @param identical whether each record has the offset that it has on the source
 * @param waits whether it has a backlog and others are fetched before it
 * @param stop why it waits for somebody to act
 * @param trouble why it does not move at the moment
 */
public record PartitionNote(
        long next,
        PathCounts paths,
        long bytes,
        long lastTimestampMs,
        boolean identical,
        boolean waits,
        Optional<StopNote> stop,
        Optional<String> trouble) {
    /** Copied in this run of the task. */
    public long records() {
        return paths.passed() + paths.merged() + paths.rebuilt();
    }

    /**
     * @param kind the copier's word for it
     * @param offset of the source, where it waits
     * @param reason one line with its numbers
     */
    public record StopNote(String kind, long offset, String reason) {}
}
