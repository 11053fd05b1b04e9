package io.godwit.core.plan;

import java.util.List;

/**
 * A group whose committed offsets are carried over at the cutover.
 *
 * @param topics those of the topics that move in which it has committed offsets, sorted
 * @param partitions in how many of their partitions
 */
public record CarriedGroup(String group, List<String> topics, int partitions) {
    public CarriedGroup {
        topics = List.copyOf(topics);
    }
}
