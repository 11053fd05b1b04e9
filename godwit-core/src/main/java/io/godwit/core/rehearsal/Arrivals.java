package io.godwit.core.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one group got of one topic, record by record. Safe for use by several threads.
 *
 * <p>Invariant: each number of a lane up to the highest one arrived or is in its gaps, so one that comes again is told from one that
 * comes late.
 */
public final class Arrivals {
    private static final int EXAMPLES = 5;
    /** Gaps of a lane that are remembered; more of them are a disaster that needs no exact figures. */
    private static final int MOST_GAPS = 1_000_000;

    private final Map<String, Lane> lanes = new HashMap<>();
    private final List<String> examples = new ArrayList<>();
    private long received;
    private long doubled;
    private long outOfOrder;
    private long unreadable;

    private static final class Lane {
        private long highest;
        private final SortedSet<Long> gaps = new TreeSet<>();
    }

    /** @param place where the record was, for the examples */
    public synchronized void arrive(byte[] value, String place) {
        Stamp stamp = Stamp.of(value).orElse(null);
        if (stamp == null) {
            unreadable++;
            example("unreadable at " + place);
            return;
        }
        Lane lane = lanes.computeIfAbsent(stamp.lane(), unused -> new Lane());
        if (stamp.number() > lane.highest) {
            for (long gap = lane.highest + 1; gap < stamp.number() && lane.gaps.size() < MOST_GAPS; gap++) {
                lane.gaps.add(gap);
            }
            lane.highest = stamp.number();
            received++;
        } else if (lane.gaps.remove(stamp.number())) {
            received++;
            outOfOrder++;
            example("out of order: " + stamp.lane() + " " + stamp.number() + " at " + place);
        } else {
            doubled++;
            example("again: " + stamp.lane() + " " + stamp.number() + " at " + place);
        }
    }

    synchronized long highest(String lane) {
        Lane its = lanes.get(lane);
        return its == null ? 0 : its.highest;
    }

    /** The numbers up to that one that did not arrive. */
    synchronized List<Long> missing(String lane, long upTo) {
        Lane its = lanes.getOrDefault(lane, new Lane());
        List<Long> missing = new ArrayList<>(its.gaps.headSet(upTo + 1));
        for (long number = its.highest + 1; number <= upTo; number++) {
            missing.add(number);
        }
        return missing;
    }

    public synchronized long received() {
        return received;
    }

    public synchronized long doubled() {
        return doubled;
    }

    public synchronized long outOfOrder() {
        return outOfOrder;
    }

    public synchronized long unreadable() {
        return unreadable;
    }

    public synchronized List<String> examples() {
        return List.copyOf(examples);
    }

    private void example(String text) {
        if (examples.size() < EXAMPLES) {
            examples.add(text);
        }
    }
}
