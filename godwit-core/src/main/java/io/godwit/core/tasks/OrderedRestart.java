package io.godwit.core.tasks;

import io.godwit.core.model.PartitionId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Partitions that should be tried again, since they do not move.
 *
 * @param number tells one restart from the next
 */
public record OrderedRestart(long number, SortedSet<PartitionId> partitions) {
    public static final OrderedRestart NONE = new OrderedRestart(0, new TreeSet<>());

    public OrderedRestart {
        partitions = Collections.unmodifiableSortedSet(new TreeSet<>(partitions));
    }
}
