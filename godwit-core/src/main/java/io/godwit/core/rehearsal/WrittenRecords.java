package io.godwit.core.rehearsal;

import java.time.Instant;
import java.util.HashMap;
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
            confirmedAt.merge(topic, at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** When the last record of a topic was confirmed. */
    public synchronized Optional<Instant> lastConfirmedAt(String topic) {
        return Optional.ofNullable(confirmedAt.get(topic));
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
