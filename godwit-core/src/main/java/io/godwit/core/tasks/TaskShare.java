package io.godwit.core.tasks;

import io.godwit.core.model.PartitionId;

/**
 * Which partitions one of several tasks owns. It follows from the numbers alone, so that a new topic needs no agreement: each
 * partition has one owner, and the partitions of a topic are dealt out in turn, beginning with a task that depends on its name.
 *
 * @param task begins with 0
 * @param tasks how many there are
 */
public record TaskShare(int task, int tasks) {
    public TaskShare {
        if (task < 0 || task >= tasks) {
            throw new IllegalArgumentException("not one of " + tasks + " tasks: " + task);
        }
    }

    public boolean owns(PartitionId partition) {
        return owner(partition, tasks) == task;
    }

    /** The task that owns the partition. */
    public static int owner(PartitionId partition, int tasks) {
        return Math.floorMod(partition.topic().hashCode() + partition.partition(), tasks);
    }
}
