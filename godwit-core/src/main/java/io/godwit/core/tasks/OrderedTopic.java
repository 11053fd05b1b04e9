package io.godwit.core.tasks;

import io.godwit.core.engine.Retention;
import java.util.OptionalLong;

/**
 * A topic that the tasks should copy.
 *
 * @param partitions how many both sides have
 * @param maxBatchBytes the largest batch that the target takes
 * @param takesPadding whether the target lets its logs be filled up to where the source's begin
 * @param paused whether it is held for now
 * @param acceptsExpired whether what the source deleted before it was copied is a gap
 * @param bytesPerSecond upper limit for all its partitions together; empty = none of its own
 * @param retention when the source deletes its records
 * @param since the order that gave it to the tasks; another number than before means that it was taken away in between, and is
 *     begun anew
 */
public record OrderedTopic(
        int partitions,
        int maxBatchBytes,
        boolean takesPadding,
        boolean paused,
        boolean acceptsExpired,
        OptionalLong bytesPerSecond,
        Retention retention,
        long since) {
    /** What a task that has so many of its partitions may copy of it a second. */
    public OptionalLong bytesPerSecondOf(int owned) {
        return bytesPerSecond.isEmpty()
                ? bytesPerSecond
                : OptionalLong.of(Math.max(1, bytesPerSecond.getAsLong() * owned / partitions));
    }

    OrderedTopic since(long order) {
        return new OrderedTopic(
                partitions, maxBatchBytes, takesPadding, paused, acceptsExpired, bytesPerSecond, retention, order);
    }
}
