package io.godwit.core.rehearsal;

import io.godwit.core.cutover.TopicPause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the writers of a rehearsal know of their records: which numbers the cluster confirmed. What it did not confirm may be
 * there or not, and is never counted as lost. Safe for use by several threads.
 */
public final class WrittenRecords {
    private final Map<String, SortedMap<String, Lane>> topics = new TreeMap<>();
    private final Map<String, Instant> confirmedAt = new HashMap<>();
    private final SortedMap<String, TopicPause> longest = new TreeMap<>();

    /** One lane. */
    private static final class Lane {
        private long next = 1;
        private long highestConfirmed;
        private long confirmed;
        private final SortedSet<Long> open = new TreeSet<>();
    }

    /** Takes the next number of a lane. */
    public synchronized Stamp next(String topic, String lane) {
        Lane its = lane(topic, lane);
        long number = its.next++;
        its.open.add(number);
        return new Stamp(lane, number);
    }

    /** The cluster has it. */
    public synchronized void confirm(String topic, Stamp stamp, Instant at) {
        Lane lane = lane(topic, stamp.lane());
        if (lane.open.remove(stamp.number())) {
            lane.confirmed++;
            lane.highestConfirmed = Math.max(lane.highestConfirmed, stamp.number());
            Instant before = confirmedAt.put(topic, at);
            if (before != null) {
                keepLonger(new TopicPause(topic, Optional.of(before), Optional.of(at)));
            }
        }
    }

    private void keepLonger(TopicPause pause) {
        longest.merge(pause.topic(), pause, (one, other) -> length(other).compareTo(length(one)) > 0 ? other : one);
    }

    private static Duration length(TopicPause pause) {
        return pause.pause().orElse(Duration.ZERO);
    }

    /** Forgets the pauses so far. */
    public synchronized void markPauses() {
        longest.clear();
    }

    /** The longest time that nothing was confirmed for, topic by topic, since {@link #markPauses}. */
    public synchronized List<TopicPause> longestPauses() {
        return List.copyOf(longest.values());
    }

    /** Of all topics. */
    public synchronized long confirmed() {
        return topics.keySet().stream().mapToLong(this::confirmed).sum();
    }

    public synchronized long confirmed(String topic) {
        return lanes(topic).values().stream().mapToLong(lane -> lane.confirmed).sum();
    }

    /**
     * How many confirmed records of a topic a reader did not get.
     *
     * @param compacted whether only the last one of each lane has to be there
     */
    public synchronized long missing(String topic, Arrivals arrivals, boolean compacted) {
        long missing = 0;
        for (Map.Entry<String, Lane> entry : lanes(topic).entrySet()) {
            Lane lane = entry.getValue();
            if (compacted) {
                missing +=
                        lane.highestConfirmed > 0 && arrivals.highest(entry.getKey()) < lane.highestConfirmed ? 1 : 0;
            } else {
                for (long number : arrivals.missing(entry.getKey(), lane.highestConfirmed)) {
                    missing += lane.open.contains(number) ? 0 : 1;
                }
            }
        }
        return missing;
    }

    private SortedMap<String, Lane> lanes(String topic) {
        return topics.computeIfAbsent(topic, unused -> new TreeMap<>());
    }

    private Lane lane(String topic, String lane) {
        return lanes(topic).computeIfAbsent(lane, unused -> new Lane());
    }
}
