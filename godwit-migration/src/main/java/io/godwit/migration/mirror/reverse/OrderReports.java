package io.godwit.migration.mirror.reverse;

import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.EngineSnapshot.PartitionStop;
import io.godwit.core.engine.LogRange;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.model.PartitionId;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.reverse.CopyOrder;
import io.godwit.core.reverse.CopyReport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells the cutovers, through the journal, how far the mirror has come with what they ordered. Mutable, for one thread. */
final class OrderReports {
    private final CopyDirections directions;
    private final TopicLogs source;
    private final TopicLogs target;
    private final Clock clock;
    private final SortedMap<String, CopyReport> told = new TreeMap<>();

    OrderReports(CopyDirections directions, TopicLogs source, TopicLogs target, Clock clock) {
        this.directions = directions;
        this.source = source;
        this.target = target;
        this.clock = clock;
    }

    /**
     * @param back where the reverse engine stands; empty if it copies nothing
     * @param busy topics that the reverse engine has, or that one of the engines has something under way for
     * @param failure why the reverse engine can't be had
     */
    void tell(
            MirrorAssignment assignment,
            Optional<EngineSnapshot> back,
            SortedSet<String> busy,
            Optional<String> failure) {
        directions.orders().forEach((wave, order) -> {
            Optional<CopyReport> before = Optional.ofNullable(told.get(wave)).or(() -> directions.report(wave));
            boolean done = before.map(report -> report.number() == order.number() && report.settled())
                    .orElse(false);
            if (!done) {
                CopyReport now = report(order, assignment, back, busy, failure);
                if (before.filter(now::saysAs).isEmpty()) {
                    directions.report(wave, now);
                }
                told.put(wave, now);
            }
        });
    }

    private CopyReport report(
            CopyOrder order,
            MirrorAssignment assignment,
            Optional<EngineSnapshot> back,
            SortedSet<String> busy,
            Optional<String> failure) {
        if (order.direction() != CopyDirection.REVERSE) {
            SortedSet<String> still = new TreeSet<>(order.topics());
            still.retainAll(busy);
            return still.isEmpty()
                    ? CopyReport.settled(order, clock.instant())
                    : CopyReport.waiting(order, clock.instant(), "something is under way for " + still);
        }
        List<PartitionId> partitions = new ArrayList<>();
        for (String topic : order.topics()) {
            Integer count = assignment.partitionsByTopic().get(topic);
            if (count == null) {
                return CopyReport.waiting(
                        order, clock.instant(), "topic " + topic + " is not copied; godwit status says why");
            }
            if (assignment.pausedTopics().contains(topic)) {
                return CopyReport.stopped(order, clock.instant(), "topic " + topic + " is paused: godwit resume");
            }
            for (int number = 0; number < count; number++) {
                partitions.add(new PartitionId(topic, number));
            }
        }
        return failure.map(reason -> CopyReport.stopped(order, clock.instant(), reason))
                .orElseGet(() -> armed(order, partitions, back));
    }

    private CopyReport armed(CopyOrder order, List<PartitionId> partitions, Optional<EngineSnapshot> back) {
        if (back.isEmpty()) {
            return CopyReport.waiting(order, clock.instant(), "the reverse mirror has nothing yet");
        }
        Map<PartitionId, PartitionStop> stops = back.get().stops();
        Map<PartitionId, LogRange> onTarget = target.ranges(partitions);
        Map<PartitionId, LogRange> onSource = source.ranges(partitions);
        for (PartitionId partition : partitions) {
            if (stops.containsKey(partition)) {
                return CopyReport.stopped(
                        order,
                        clock.instant(),
                        partition + ": " + stops.get(partition).reason());
            }
            String missing = missing(
                    Optional.ofNullable(back.get().positions().get(partition)),
                    Optional.ofNullable(onTarget.get(partition)),
                    Optional.ofNullable(onSource.get(partition)));
            if (!missing.isEmpty()) {
                return CopyReport.waiting(order, clock.instant(), partition + " " + missing);
            }
        }
        return CopyReport.settled(order, clock.instant());
    }

    private static String missing(
            Optional<PartitionPosition> position, Optional<LogRange> target, Optional<LogRange> source) {
        if (target.isEmpty() || source.isEmpty()) {
            return "does not tell where it ends";
        }
        // An empty log has no position before the first record comes.
        long at = position.map(PartitionPosition::nextSourceOffset).orElse(0L);
        boolean stands = at == target.get().end() && at == source.get().end();
        return stands
                ? ""
                : "stands at " + (position.isPresent() ? at : "-") + ", the target ends at "
                        + target.get().end() + ", the source at " + source.get().end();
    }
}
