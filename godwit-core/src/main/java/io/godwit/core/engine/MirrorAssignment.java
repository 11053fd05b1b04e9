package io.godwit.core.engine;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a mirror engine should do.
 *
 * @param topics the topics to copy; all exist on both sides with the same partition count
 * @param pausedTopics those of them that are held for now
 * @param throttleBytesPerSecond upper limit for all topics together; empty = none
 */
public record MirrorAssignment(
        SortedSet<String> topics, SortedSet<String> pausedTopics, OptionalLong throttleBytesPerSecond) {
    public MirrorAssignment {
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        pausedTopics = Collections.unmodifiableSortedSet(new TreeSet<>(pausedTopics));
        if (throttleBytesPerSecond.isPresent() && throttleBytesPerSecond.getAsLong() <= 0) {
            throw new IllegalArgumentException("a throttle is above 0, or absent");
        }
        if (!topics.containsAll(pausedTopics)) {
            throw new IllegalArgumentException("paused topics must be assigned topics");
        }
    }
}
