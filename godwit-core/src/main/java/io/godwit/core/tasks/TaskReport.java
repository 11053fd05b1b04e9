package io.godwit.core.tasks;

import io.godwit.core.status.SlowDown;
import java.time.Instant;
import java.util.List;

/**
 * That a task is there, written every few seconds.
 *
 * @param run tells one process or restart of the task from the next
 * @param epoch one more than that of the run before: a run that sees a higher one has been replaced
 * @param order the number of the order that it follows
 * @param at by the clock of its machine
 * @param host where it runs, for people
 * @param troubles what is wrong with its connections; it tries again by itself
 * @param slowDowns brokers because of which it slows down by itself
 */
public record TaskReport(
        int task,
        String run,
        long epoch,
        long order,
        Instant at,
        String host,
        List<String> troubles,
        List<SlowDown> slowDowns) {
    public TaskReport {
        troubles = List.copyOf(troubles);
        slowDowns = List.copyOf(slowDowns);
    }
}
