package io.godwit.lab.workload;

import java.util.List;
import java.util.Map;

/**
 * What one group found in one topic.
 *
 * @param received records, each number once
 * @param lost numbers that were jumped over; always 0 for a compacted topic, where the last value of each key counts, which
 *     {@link Reconciliation} checks
 * @param duplicated records whose number had been received before
 * @param outOfOrder records that came after a higher number of their lane
 * @param unreadable records without a stamp
 * @param examples of what is wrong, the first few
 */
public record TopicReport(
        long received,
        long lost,
        long duplicated,
        long outOfOrder,
        long unreadable,
        List<String> examples,
        Map<String, LaneReport> lanes) {
    public TopicReport {
        examples = List.copyOf(examples);
        lanes = Map.copyOf(lanes);
    }
}
