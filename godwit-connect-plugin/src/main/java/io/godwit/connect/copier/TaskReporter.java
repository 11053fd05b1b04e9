package io.godwit.connect.copier;

import io.godwit.core.status.PathCounts;
import io.godwit.core.status.SlowDown;
import io.godwit.core.tasks.OrderedTopic;
import io.godwit.core.tasks.PartitionNote;
import io.godwit.core.tasks.PartitionNote.StopNote;
import io.godwit.core.tasks.TaskBoard;
import io.godwit.core.tasks.TaskOrder;
import io.godwit.core.tasks.TaskReport;
import io.godwit.core.tasks.TaskShare;
import io.godwit.core.tasks.TopicReport;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.mirror.MirrorReport;
import io.godwit.mirror.copy.PartitionReport;
import io.godwit.mirror.copy.Stop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes where a task stands: a value for the task every two seconds, and one for each topic when it changed, so that topics
 * without news cost nothing. For one thread.
 */
final class TaskReporter {
    private static final Logger LOG = LoggerFactory.getLogger(TaskReporter.class);
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(2);

    /** In which requests of a run that was killed can still land. */
    private static final Duration FORMER_RUN_LANDS = Duration.ofSeconds(5);

    private final TaskBoard board;
    private final TaskShare share;
    private final Clock clock;
    private final String run = UUID.randomUUID().toString();
    private final String host = LocalProcess.holder("").host();
    private final SortedMap<String, TopicReport> told = new TreeMap<>();
    private final SortedSet<TopicPartition> stopped = new TreeSet<>(Comparator.comparing(TopicPartition::toString));
    private final Instant begunAt;
    private boolean formerForgotten;
    private long epoch;
    private TaskReport last;

    TaskReporter(TaskBoard board, TaskShare share, Clock clock) {
        this.board = board;
        this.share = share;
        this.clock = clock;
        this.begunAt = clock.instant();
        this.last = new TaskReport(share.task(), "", 0, -1, Instant.MIN, host, List.of(), List.of());
    }

    /** Says that this run is there, so that a former one which still lives hears of it; returns whether a later one is. */
    boolean isReplaced() {
        Optional<TaskReport> current = board.task(share.task());
        if (epoch == 0) {
            epoch = current.map(TaskReport::epoch).orElse(0L) + 1;
            tellTask(0, List.of(), List.of());
            return false;
        }
        return current.map(report -> report.epoch() > epoch).orElse(false);
    }

    /** Says that these topics are in its hands, before anything of them is copied. */
    void announce(SortedSet<String> topics, SortedMap<String, OrderedTopic> ordered) {
        List<TopicReport> announced = new ArrayList<>();
        ordered.forEach((name, topic) -> {
            if (topics.contains(name)) {
                announced.add(new TopicReport(name, share.task(), run, topic.since(), new TreeMap<>()));
            }
        });
        board.tell(announced);
        announced.forEach(report -> told.put(report.topic(), report));
    }

    /**
     * @param order that is followed; empty while there is none
     * @param copied what is copied of it
     * @param report of the mirror; empty before it was started
     */
    void tell(Optional<TaskOrder> order, SortedMap<String, OrderedTopic> copied, Optional<MirrorReport> report) {
        report.ifPresent(current -> {
            logStops(current);
            tellTopics(copied, current);
            forgetTopics(copied, current);
        });
        if (!formerForgotten && clock.instant().isAfter(begunAt.plus(FORMER_RUN_LANDS))) {
            forgetFormerRun();
            formerForgotten = true;
        }
        tellTask(
                order.map(TaskOrder::number).orElse(0L),
                report.map(MirrorReport::troubles).orElse(List.of()),
                report.map(TaskReporter::slowDowns).orElse(List.of()));
    }

    private void tellTopics(SortedMap<String, OrderedTopic> copied, MirrorReport report) {
        SortedMap<String, SortedMap<Integer, PartitionNote>> notes = new TreeMap<>();
        report.partitions()
                .forEach((partition, its) -> notes.computeIfAbsent(partition.topic(), added -> new TreeMap<>())
                        .put(partition.partition(), note(its)));
        List<TopicReport> changed = new ArrayList<>();
        copied.forEach((name, topic) -> {
            TopicReport now =
                    new TopicReport(name, share.task(), run, topic.since(), notes.getOrDefault(name, new TreeMap<>()));
            if (!now.equals(told.get(name))) {
                changed.add(now);
            }
        });
        board.tell(changed);
        changed.forEach(now -> told.put(now.topic(), now));
    }

    private static PartitionNote note(PartitionReport its) {
        return new PartitionNote(
                its.nextSourceOffset(),
                new PathCounts(its.passedRecords(), its.mergedRecords(), its.rebuiltRecords(), its.paddedOffsets()),
                its.bytes(),
                its.lastTimestampMs(),
                its.identical(),
                its.waitsForTurn(),
                its.stop().map(stop -> new StopNote(stop.kind().name(), stop.offset(), stop.reason())),
                its.trouble());
    }

    private void forgetTopics(SortedMap<String, OrderedTopic> copied, MirrorReport report) {
        SortedSet<String> gone = new TreeSet<>(told.keySet());
        gone.removeAll(copied.keySet());
        report.leaving().forEach(partition -> gone.remove(partition.topic()));
        if (!gone.isEmpty()) {
            board.forget(share.task(), gone);
            told.keySet().removeAll(gone);
        }
    }

    private void forgetFormerRun() {
        SortedSet<String> former = new TreeSet<>();
        board.topicsOf(share.task()).stream()
                .map(TopicReport::topic)
                .filter(topic -> !told.containsKey(topic))
                .forEach(topic -> former.add(topic));
        board.forget(share.task(), former);
    }

    private static List<SlowDown> slowDowns(MirrorReport report) {
        return report.heldBack().stream()
                .map(held ->
                        new SlowDown(held.cluster() + " broker " + held.broker(), held.bytesPerSecond(), held.reason()))
                .toList();
    }

    private void tellTask(long order, List<String> troubles, List<SlowDown> slowDowns) {
        Instant now = clock.instant();
        boolean isNews = last.order() != order || !last.troubles().equals(troubles);
        if (isNews || !now.isBefore(last.at().plus(ALIVE_EVERY)) || now.isBefore(last.at())) {
            last = new TaskReport(share.task(), run, epoch, order, now, host, troubles, slowDowns);
            board.tell(last);
        }
    }

    /** Where nobody reads the journal, the worker's log tells. */
    private void logStops(MirrorReport report) {
        report.partitions().forEach((partition, its) -> {
            Optional<Stop> stop = its.stop();
            if (stop.isEmpty()) {
                stopped.remove(partition);
            } else if (stopped.add(partition)) {
                LOG.error(
                        "{} waits at source offset {} for somebody to act: {} ({})",
                        partition,
                        stop.get().offset(),
                        stop.get().reason(),
                        stop.get().kind());
            }
        });
    }
}
