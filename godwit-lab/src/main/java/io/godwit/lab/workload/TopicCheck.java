package io.godwit.lab.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks one topic for one group, record by record. Not thread-safe: its group guards it. */
final class TopicCheck {
    private static final int EXAMPLES = 10;

    private final boolean compacted;
    private final Map<String, LaneSequence> lanes = new TreeMap<>();
    private final List<String> examples;
    private long duplicated;
    private long outOfOrder;
    private long unreadable;

    TopicCheck(CrmTopic topic, Optional<TopicReport> before) {
        this.compacted = topic.isCompacted();
        this.examples = new ArrayList<>(before.map(TopicReport::examples).orElse(List.of()));
        before.ifPresent(report -> {
            duplicated = report.duplicated();
            outOfOrder = report.outOfOrder();
            unreadable = report.unreadable();
            report.lanes().forEach((name, lane) -> lanes.put(name, new LaneSequence(lane)));
        });
    }

    /** @param place where the record was, for the examples */
    void arrive(Optional<Stamp> stamp, String place) {
        if (stamp.isEmpty()) {
            unreadable++;
            example("unreadable at " + place);
            return;
        }
        String lane = stamp.get().lane();
        LaneSequence.Arrival arrival = lanes.computeIfAbsent(lane, name -> new LaneSequence())
                .arrive(stamp.get().number());
        switch (arrival) {
            case NEXT -> {}
            case AFTER_GAP -> {
                if (!compacted) {
                    example("gap before " + stamp.get().text() + " at " + place);
                }
            }
            case LATE -> {
                outOfOrder++;
                example("out of order " + stamp.get().text() + " at " + place);
            }
            case AGAIN -> {
                duplicated++;
                example("again " + stamp.get().text() + " at " + place);
            }
        }
    }

    TopicReport report() {
        Map<String, LaneReport> reports = new TreeMap<>();
        lanes.forEach((name, lane) -> reports.put(name, lane.report()));
        long received =
                reports.values().stream().mapToLong(LaneReport::received).sum();
        long lost = compacted
                ? 0
                : reports.values().stream().mapToLong(LaneReport::missingCount).sum();
        return new TopicReport(received, lost, duplicated, outOfOrder, unreadable, examples, reports);
    }

    private void example(String text) {
        if (examples.size() < EXAMPLES) {
            examples.add(text);
        }
    }
}
