package io.godwit.lab.workload;

import java.util.List;

/**
 * What one group received of one lane.
 *
 * @param highest the highest number received; 0 = none
 * @param received different numbers received
 * @param missing numbers below the highest that did not come
 */
public record LaneReport(long highest, long received, List<NumberRange> missing) {
    static final LaneReport NOTHING = new LaneReport(0, 0, List.of());

    public LaneReport {
        missing = List.copyOf(missing);
    }

    long missingCount() {
        return missing.stream().mapToLong(NumberRange::size).sum();
    }
}
