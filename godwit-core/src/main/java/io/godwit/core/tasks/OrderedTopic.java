package io.godwit.core.tasks;

/**
 * A topic that the tasks should copy.
 *
 * @param partitions how many both sides have
 * @param maxBatchBytes the largest batch that the target takes
 * @param takesPadding whether the target lets its logs be filled up to where the source's begin
 * @param paused whether it is held for now
 * @param acceptsExpired whether what the source deleted before it was copied is a gap
 * @param since the order that gave it to the tasks; another number than before means that it was taken away in between, and is
 *     begun anew
 */
public record OrderedTopic(
        int partitions, int maxBatchBytes, boolean takesPadding, boolean paused, boolean acceptsExpired, long since) {
    OrderedTopic since(long order) {
        return new OrderedTopic(partitions, maxBatchBytes, takesPadding, paused, acceptsExpired, order);
    }
}
