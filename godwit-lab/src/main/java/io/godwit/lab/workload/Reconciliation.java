package io.godwit.lab.workload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The producers' ledger against the groups' reports: was everything that the cluster had confirmed received exactly once and in
 * order? Meant for the end, when the producers stand still and the consumers have caught up; before that, what is still under way
 * counts as lost.
 *
 * @param recordsAcknowledged by the producers, over all topics
 * @param lost confirmed, but not received by a group that reads the topic; for a compacted topic, keys whose last value is missing
 */
public record Reconciliation(
        long recordsAcknowledged, long lost, long duplicated, long outOfOrder, long unreadable, List<Line> lines) {

    /** One group and topic. */
    public record Line(
            String group,
            String topic,
            long acknowledged,
            long received,
            long lost,
            long duplicated,
            long outOfOrder,
            long unreadable,
            List<String> examples) {
        public Line {
            examples = List.copyOf(examples);
        }
    }

    public Reconciliation {
        lines = List.copyOf(lines);
    }

    public static Reconciliation of(ProducerLedger ledger, Collection<GroupReport> groups) {
        List<Line> lines = new ArrayList<>();
        for (GroupReport group : groups) {
            group.topics().forEach((topic, report) -> lines.add(line(group.group(), topic, ledger, report)));
        }
        lines.sort(Comparator.comparing(Line::group).thenComparing(Line::topic));
        return new Reconciliation(
                ledger.acknowledged(),
                lines.stream().mapToLong(Line::lost).sum(),
                lines.stream().mapToLong(Line::duplicated).sum(),
                lines.stream().mapToLong(Line::outOfOrder).sum(),
                lines.stream().mapToLong(Line::unreadable).sum(),
                lines);
    }

    public boolean isClean() {
        return lost == 0 && duplicated == 0 && outOfOrder == 0 && unreadable == 0;
    }

    private static Line line(String group, String topic, ProducerLedger ledger, TopicReport report) {
        boolean compacted = CrmTopic.named(topic).map(CrmTopic::isCompacted).orElse(false);
        String origin = CrmTopic.named(topic)
                .flatMap(CrmTopic::settles)
                .map(CrmTopic::topicName)
                .orElse(topic);
        Map<String, LaneLedger> written = ledger.lanes().getOrDefault(origin, Map.of());
        long lost = written.entrySet().stream()
                .mapToLong(lane -> {
                    LaneReport read = report.lanes().getOrDefault(lane.getKey(), LaneReport.NOTHING);
                    return compacted ? lostLastValue(lane.getValue(), read) : lostNumbers(lane.getValue(), read);
                })
                .sum();
        return new Line(
                group,
                topic,
                ledger.acknowledged(origin),
                report.received(),
                lost,
                report.duplicated(),
                report.outOfOrder(),
                report.unreadable(),
                report.examples());
    }

    private static long lostLastValue(LaneLedger written, LaneReport read) {
        return read.highest() < written.highestAcknowledged() ? 1 : 0;
    }

    private static long lostNumbers(LaneLedger written, LaneReport read) {
        long lost = written.highestAcknowledged() <= read.highest()
                ? 0
                : confirmed(written, new NumberRange(read.highest() + 1, written.highestAcknowledged()));
        for (NumberRange range : read.missing()) {
            lost += confirmed(written, range);
        }
        return lost;
    }

    /** How many of these numbers the cluster had confirmed. */
    private static long confirmed(LaneLedger written, NumberRange range) {
        long last = Math.min(range.last(), written.highestAcknowledged());
        long all = Math.max(0, last - range.first() + 1);
        return all
                - written.failed().stream()
                        .filter(range::contains)
                        .filter(number -> number <= last)
                        .count();
    }
}
