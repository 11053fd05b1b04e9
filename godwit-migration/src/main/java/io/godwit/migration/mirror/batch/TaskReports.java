package io.godwit.migration.mirror.batch;

import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.EngineFailure;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.EngineSnapshot.PartitionStop;
import io.godwit.core.error.MirrorError;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.SlowDown;
import io.godwit.core.tasks.OrderedTopic;
import io.godwit.core.tasks.PartitionNote;
import io.godwit.core.tasks.TaskOrder;
import io.godwit.core.tasks.TaskReport;
import io.godwit.core.tasks.TaskShare;
import io.godwit.core.tasks.TopicReport;
import io.godwit.mirror.copy.Stop;
import io.godwit.mirror.copy.StopKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks say, as one snapshot. Believed of a task is what it says of partitions that it owns, in topics that it was given by
 * the order that holds; a stop only from the run of the task that is there now. For one thread.
 */
final class TaskReports {
    /** Connect needs some seconds to miss a worker, and to give its tasks to another one. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(30);

    private final int tasks;
    private final CopyRoute route;
    private final Clock clock;
    private final Map<Integer, Word> lastWords = new HashMap<>();
    private final RunCounts counts = new RunCounts();

    /** @param at when it was heard, by the clock of this process */
    private record Word(Instant said, long order, Instant at) {}

    TaskReports(int tasks, CopyRoute route, Clock clock) {
        this.tasks = tasks;
        this.route = route;
        this.clock = clock;
    }

    /** What the tasks had copied before this process began does not count as its own. */
    void beginAt(List<TopicReport> reports) {
        reports.forEach(report -> report.partitions()
                .forEach(
                        (number, note) -> counts.beginAt(new PartitionId(report.topic(), number), report.run(), note)));
    }

    EngineSnapshot snapshot(TaskOrder order, SortedMap<Integer, TaskReport> taskReports, List<TopicReport> topics) {
        SortedMap<PartitionId, PartitionPosition> positions = new TreeMap<>();
        SortedSet<PartitionId> identical = new TreeSet<>();
        SortedMap<PartitionId, PartitionStop> stops = new TreeMap<>();
        SortedSet<PartitionId> waiting = new TreeSet<>();
        List<EngineFailure> failures = new ArrayList<>(silent(order, taskReports));
        for (TopicReport report : topics) {
            OrderedTopic ordered = order.topics().get(report.topic());
            if (ordered == null || ordered.since() != report.since()) {
                continue;
            }
            TaskReport task = taskReports.get(report.task());
            boolean isCurrent = task != null && task.run().equals(report.run());
            report.partitions().forEach((number, note) -> {
                PartitionId id = new PartitionId(report.topic(), number);
                if (TaskShare.owner(id, tasks) != report.task()) {
                    return;
                }
                if (note.next() >= 0) {
                    positions.put(id, position(note, counts.next(id, report.run(), note)));
                    if (note.identical()) {
                        identical.add(id);
                    }
                }
                if (isCurrent && note.waits()) {
                    waiting.add(id);
                }
                if (isCurrent) {
                    note.stop().ifPresent(stop -> stops.put(id, stop(report.topic(), stop)));
                    note.trouble()
                            .ifPresent(trouble ->
                                    failures.add(new EngineFailure(id.toString(), route.inWords(trouble), true)));
                }
            });
        }
        // Of which of its partitions a task has something under way is not told.
        SortedSet<PartitionId> leaving = new TreeSet<>();
        order.leaving().keySet().forEach(topic -> leaving.add(new PartitionId(topic, 0)));
        return new EngineSnapshot(
                clock.instant(),
                positions,
                identical,
                leaving,
                List.of(),
                stops,
                failures,
                waiting,
                slowDowns(taskReports));
    }

    private static PartitionPosition position(PartitionNote note, RunCounts.Count count) {
        return new PartitionPosition(
                note.next(),
                count.records(),
                count.bytes(),
                note.lastTimestampMs() < 0 ? OptionalLong.empty() : OptionalLong.of(note.lastTimestampMs()),
                Optional.of(count.paths()));
    }

    /** Tasks slow down each for itself. */
    private List<SlowDown> slowDowns(SortedMap<Integer, TaskReport> reports) {
        return reports.values().stream()
                .filter(report -> report.task() < tasks)
                .flatMap(report -> report.slowDowns().stream())
                .map(slow -> new SlowDown(route.inWords(slow.broker()), slow.bytesPerSecond(), slow.reason()))
                .toList();
    }

    private PartitionStop stop(String topic, PartitionNote.StopNote stop) {
        return BatchStops.of(route, topic, new Stop(StopKind.valueOf(stop.kind()), stop.offset(), stop.reason()));
    }

    private List<EngineFailure> silent(TaskOrder order, SortedMap<Integer, TaskReport> reports) {
        List<EngineFailure> found = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            TaskReport report = reports.get(task);
            Duration silence = silence(task, order, report);
            if (silence.compareTo(SILENT_AFTER) >= 0) {
                String where = report == null ? "" : " (it was on " + report.host() + " last)";
                found.add(new EngineFailure(
                        "task " + task,
                        MirrorError.TASK_SILENT.id() + ": it has not followed what was ordered for "
                                + silence.toSeconds() + " s; the log of its worker says why" + where,
                        true));
            }
            if (report != null) {
                String resource = "task " + task + " on " + report.host();
                report.troubles()
                        .forEach(trouble -> found.add(new EngineFailure(resource, route.inWords(trouble), true)));
            }
        }
        return found;
    }

    /** Since when a task has told nothing, or nothing of this order though it told of another one before. */
    private Duration silence(int task, TaskOrder order, @Nullable TaskReport report) {
        Instant now = clock.instant();
        Instant said = report == null ? Instant.MIN : report.at();
        long follows = report == null ? 0 : report.order();
        Word last = lastWords.get(task);
        if (last != null && (said.equals(last.said()) || (follows < order.number() && follows == last.order()))) {
            return Duration.between(last.at(), now);
        }
        lastWords.put(task, new Word(said, follows, now));
        return Duration.ZERO;
    }
}
