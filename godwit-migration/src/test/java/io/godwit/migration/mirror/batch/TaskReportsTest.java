package io.godwit.migration.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.TestMigrations;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.Retention;
import io.godwit.core.error.MirrorError;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.PathCounts;
import io.godwit.core.tasks.OrderedOffsets;
import io.godwit.core.tasks.OrderedTopic;
import io.godwit.core.tasks.PartitionNote;
import io.godwit.core.tasks.TaskOrder;
import io.godwit.core.tasks.TaskReport;
import io.godwit.core.tasks.TaskShare;
import io.godwit.core.tasks.TopicReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TaskReportsTest {
    private static final PartitionId PARTITION = new PartitionId("order", 0);
    private static final int OWNER = TaskShare.owner(PARTITION, 2);

    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private final TaskReports reports =
            new TaskReports(2, CopyRoute.forward(TestMigrations.between("crm", "old:9092", "new:9092")), new Clock() {
                @Override
                public java.time.ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    @Test
    void shouldTellPositionsOfTheOwnersOnly() {
        EngineSnapshot snapshot = snapshot(report(OWNER, "run", 5, note(42)), report(1 - OWNER, "run", 5, note(7)));

        assertThat(snapshot.positions()).containsOnlyKeys(PARTITION);
        assertThat(Objects.requireNonNull(snapshot.positions().get(PARTITION)).nextSourceOffset())
                .isEqualTo(42);
        assertThat(snapshot.identical()).containsExactly(PARTITION);
    }

    @Test
    void shouldNotBelieveWhatWasSaidBeforeTheTopicWasTakenAwayAndGivenAgain() {
        assertThat(snapshot(report(OWNER, "run", 4, note(42))).positions()).isEmpty();
    }

    @Test
    void shouldBelieveAStopOfTheRunThatIsThereNow() {
        PartitionNote stopped = new PartitionNote(
                3,
                PathCounts.NONE,
                0,
                -1,
                true,
                false,
                Optional.of(new PartitionNote.StopNote("FOREIGN_WRITE", 3, "somebody wrote")),
                Optional.empty());

        assertThat(snapshot(report(OWNER, "former", 5, stopped)).stops()).isEmpty();
        assertThat(snapshot(report(OWNER, "run", 5, stopped)).stops())
                .hasEntrySatisfying(PARTITION, stop -> assertThat(stop.code()).isEqualTo(MirrorError.FOREIGN_WRITE));
    }

    @Test
    void shouldNameATaskThatSaysNothingForHalfAMinute() {
        assertThat(snapshot().failures()).isEmpty();
        now = now.plusSeconds(29);
        assertThat(snapshot().failures()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(snapshot().failures()).hasSize(2).allSatisfy(failure -> assertThat(failure.reason())
                .contains("GW-MIR-044", "30 s"));
    }

    private EngineSnapshot snapshot(TopicReport... topics) {
        SortedMap<Integer, TaskReport> tasks = new TreeMap<>();
        for (int task = 0; task < 2; task++) {
            tasks.put(task, new TaskReport(task, "run", 1, 5, Instant.EPOCH, "host", List.of(), List.of()));
        }
        TaskOrder order = TaskOrder.of(
                2,
                7,
                "copy/",
                new OrderedOffsets(true, 1, true, 1),
                500,
                OptionalLong.empty(),
                new TreeMap<>(Map.of(
                        "order",
                        new OrderedTopic(1, 1_000, true, false, false, OptionalLong.empty(), Retention.FOREVER, 5))));
        return reports.snapshot(order, tasks, List.of(topics));
    }

    private static TopicReport report(int task, String run, long since, PartitionNote note) {
        return new TopicReport("order", task, run, since, new TreeMap<>(Map.of(0, note)));
    }

    private static PartitionNote note(long next) {
        return new PartitionNote(
                next, new PathCounts(1, 0, 0, 0), 1, -1, true, false, Optional.empty(), Optional.empty());
    }
}
