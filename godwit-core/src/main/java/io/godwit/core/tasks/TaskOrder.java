package io.godwit.core.tasks;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all tasks of one direction should do from now on; each takes its {@link TaskShare}.
 *
 * @param number grows with each order
 * @param tasks how many there are
 * @param producerId the id under which all of them write
 * @param checkpointPrefix what the keys of their checkpoints begin with
 * @param produceLatencyMs a broker of the target that needs longer for an append is given less
 * @param bytesPerSecond upper limit for all of them together; empty = none
 * @param leaving topics that were taken away, and the number of the order that did: a task may have something of them under way
 * @param restart the last restart
 */
public record TaskOrder(
        long number,
        int tasks,
        long producerId,
        String checkpointPrefix,
        OrderedOffsets offsets,
        long produceLatencyMs,
        OptionalLong bytesPerSecond,
        SortedMap<String, OrderedTopic> topics,
        SortedMap<String, Long> leaving,
        OrderedRestart restart) {
    public TaskOrder {
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
        leaving = Collections.unmodifiableSortedMap(new TreeMap<>(leaving));
    }

    /** An order without a number yet, which takes nothing away. */
    public static TaskOrder of(
            int tasks,
            long producerId,
            String checkpointPrefix,
            OrderedOffsets offsets,
            long produceLatencyMs,
            OptionalLong bytesPerSecond,
            SortedMap<String, OrderedTopic> topics) {
        return new TaskOrder(
                0,
                tasks,
                producerId,
                checkpointPrefix,
                offsets,
                produceLatencyMs,
                bytesPerSecond,
                topics,
                new TreeMap<>(),
                OrderedRestart.NONE);
    }

    /** The same with another restart. */
    public TaskOrder restarting(OrderedRestart wanted) {
        return new TaskOrder(
                number,
                tasks,
                producerId,
                checkpointPrefix,
                offsets,
                produceLatencyMs,
                bytesPerSecond,
                topics,
                leaving,
                wanted);
    }

    TaskOrder with(long newNumber, SortedMap<String, OrderedTopic> newTopics, SortedMap<String, Long> newLeaving) {
        return new TaskOrder(
                newNumber,
                tasks,
                producerId,
                checkpointPrefix,
                offsets,
                produceLatencyMs,
                bytesPerSecond,
                newTopics,
                newLeaving,
                restart);
    }

    /** What one of the tasks may copy a second. */
    public OptionalLong bytesPerSecondOfOne() {
        return bytesPerSecond.isEmpty()
                ? bytesPerSecond
                : OptionalLong.of(Math.max(1, bytesPerSecond.getAsLong() / tasks));
    }
}
