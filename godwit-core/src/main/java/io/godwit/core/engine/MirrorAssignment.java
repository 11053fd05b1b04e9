package io.godwit.core.engine;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a mirror engine should do.
 *
 * @param partitionsByTopic the topics to copy, each with its number of partitions; all exist on both sides
 * @param pausedTopics those of them that are held for now
 * @param throttleBytesPerSecond upper limit for all topics together; empty = none
 */
public record MirrorAssignment(
        SortedMap<String, Integer> partitionsByTopic,
        SortedSet<String> pausedTopics,
        OptionalLong throttleBytesPerSecond) {
    public MirrorAssignment {
        partitionsByTopic = Collections.unmodifiableSortedMap(new TreeMap<>(partitionsByTopic));
        pausedTopics = Collections.unmodifiableSortedSet(new TreeSet<>(pausedTopics));
        if (throttleBytesPerSecond.isPresent() && throttleBytesPerSecond.getAsLong() <= 0) {
            throw new IllegalArgumentException("a throttle is above 0, or absent");
        }
        if (!partitionsByTopic.keySet().containsAll(pausedTopics)) {
            throw new IllegalArgumentException("paused topics must be assigned topics");
        }
    }

    public SortedSet<String> topics() {
        return new TreeSet<>(partitionsByTopic.keySet());
    }
}
