package io.godwit.core.tasks;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one task has to say of its partitions of a topic. It is there before the first of them is copied, and as long as
 * anything of them may be under way.
 *
 * @param run of the task
 * @param since as the order that gave it the topic says
 */
public record TopicReport(
        String topic, int task, String run, long since, SortedMap<Integer, PartitionNote> partitions) {
    public TopicReport {
        partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
    }
}
