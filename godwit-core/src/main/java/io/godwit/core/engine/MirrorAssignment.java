package io.godwit.core.engine;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a mirror engine should do.
 *
 * @param partitionsByTopic the topics to copy, each with its number of partitions; all exist on both sides
 * @param pausedTopics those of them that are held for now
 * @param throttleBytesPerSecond upper limit for all topics together; empty = none
 * @param topicThrottles upper limits of single topics, in bytes per second
 * @param retention when the cluster that is read deletes records; topics of which that is not known are absent
 */
public record MirrorAssignment(
        SortedMap<String, Integer> partitionsByTopic,
        SortedSet<String> pausedTopics,
        OptionalLong throttleBytesPerSecond,
        SortedMap<String, Long> topicThrottles,
        Map<String, Retention> retention) {
    public MirrorAssignment {
        topicThrottles = Collections.unmodifiableSortedMap(new TreeMap<>(topicThrottles));
        retention = Map.copyOf(retention);
        partitionsByTopic = Collections.unmodifiableSortedMap(new TreeMap<>(partitionsByTopic));
        pausedTopics = Collections.unmodifiableSortedSet(new TreeSet<>(pausedTopics));
        if (throttleBytesPerSecond.isPresent() && throttleBytesPerSecond.getAsLong() <= 0) {
            throw new IllegalArgumentException("a throttle is above 0, or absent");
        }
        if (topicThrottles.values().stream().anyMatch(limit -> limit <= 0)) {
            throw new IllegalArgumentException("a throttle is above 0, or absent");
        }
        if (!partitionsByTopic.keySet().containsAll(pausedTopics)) {
            throw new IllegalArgumentException("paused topics must be assigned topics");
        }
    }

    /** Without limits of single topics. */
    public MirrorAssignment(
            SortedMap<String, Integer> partitionsByTopic,
            SortedSet<String> pausedTopics,
            OptionalLong throttleBytesPerSecond) {
        this(partitionsByTopic, pausedTopics, throttleBytesPerSecond, new TreeMap<>(), Map.of());
    }

    public SortedSet<String> topics() {
        return new TreeSet<>(partitionsByTopic.keySet());
    }

    /** The part of it that concerns these topics. */
    public MirrorAssignment only(Predicate<String> chosen) {
        SortedMap<String, Integer> partitions = new TreeMap<>(partitionsByTopic);
        partitions.keySet().removeIf(chosen.negate());
        SortedSet<String> paused = new TreeSet<>(pausedTopics);
        paused.retainAll(partitions.keySet());
        SortedMap<String, Long> throttles = new TreeMap<>(topicThrottles);
        throttles.keySet().retainAll(partitions.keySet());
        return new MirrorAssignment(partitions, paused, throttleBytesPerSecond, throttles, retention);
    }
}
