package io.godwit.lab.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows the numbers of one lane as one consumer group sees them.
 *
 * <p>Invariant: every number from 1 to the highest was received or is in {@code missing}, never both. So a number that comes again
 * is told from one that comes late.
 */
final class LaneSequence {
    private long highest;
    private long received;
    /** First number of each missing range to its last. */
    private final TreeMap<Long, Long> missing = new TreeMap<>();

    LaneSequence() {}

    LaneSequence(LaneReport report) {
        highest = report.highest();
        received = report.received();
        report.missing().forEach(range -> missing.put(range.first(), range.last()));
    }

    Arrival arrive(long number) {
        if (number > highest) {
            received++;
            boolean gap = number > highest + 1;
            if (gap) {
                missing.put(highest + 1, number - 1);
            }
            highest = number;
            return gap ? Arrival.AFTER_GAP : Arrival.NEXT;
        }
        if (fill(number)) {
            received++;
            return Arrival.LATE;
        }
        return Arrival.AGAIN;
    }

    LaneReport report() {
        List<NumberRange> ranges = new ArrayList<>();
        missing.forEach((first, last) -> ranges.add(new NumberRange(first, last)));
        return new LaneReport(highest, received, ranges);
    }

    private boolean fill(long number) {
        Map.Entry<Long, Long> range = missing.floorEntry(number);
        if (range == null || range.getValue() < number) {
            return false;
        }
        missing.remove(range.getKey());
        if (range.getKey() < number) {
            missing.put(range.getKey(), number - 1);
        }
        if (number < range.getValue()) {
            missing.put(number + 1, range.getValue());
        }
        return true;
    }

    enum Arrival {
        NEXT,
        /** Numbers before it are missing, so far. */
        AFTER_GAP,
        /** It was missing. */
        LATE,
        /** It was received before. */
        AGAIN
    }
}
