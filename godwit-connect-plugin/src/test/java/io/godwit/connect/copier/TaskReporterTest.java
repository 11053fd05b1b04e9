package io.godwit.connect.copier;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.engine.Retention;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.tasks.OrderedTopic;
import io.godwit.core.tasks.TaskBoard;
import io.godwit.core.tasks.TaskReport;
import io.godwit.core.tasks.TaskShare;
import io.godwit.core.tasks.TopicReport;
import io.godwit.mirror.MirrorReport;
import io.godwit.mirror.copy.PartitionReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TaskReporterTest {
    private static final TaskShare SHARE = new TaskShare(0, 1);
    private static final TopicPartition PARTITION = new TopicPartition("order", 0);

    private final TaskBoard board = new TaskBoard(new InMemoryJournal(), "forward");
    private final SortedMap<String, OrderedTopic> copied = new TreeMap<>(Map.of(
            "order", new OrderedTopic(1, 1_000, true, false, false, OptionalLong.empty(), Retention.FOREVER, 4)));
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void shouldHearOfTheRunThatReplacedIt() {
        TaskReporter former = reporter();
        TaskReporter later = reporter();

        assertThat(former.isReplaced()).isFalse();
        assertThat(later.isReplaced()).isFalse();

        assertThat(former.isReplaced()).isTrue();
        assertThat(later.isReplaced()).isFalse();
        assertThat(board.task(0)).map(TaskReport::epoch).contains(2L);
    }

    @Test
    void shouldSayThatATopicIsInItsHandsUntilNothingOfItIsUnderWay() {
        TaskReporter reporter = reporter();
        reporter.announce(new TreeSet<>(Set.of("order")), copied);
        assertThat(board.topics()).extracting(TopicReport::since).containsExactly(4L);

        reporter.tell(Optional.empty(), copied, Optional.of(report(Set.of())));
        assertThat(board.topics().get(0).partitions()).containsOnlyKeys(0);

        copied.clear();
        reporter.tell(Optional.empty(), copied, Optional.of(report(Set.of(PARTITION))));
        assertThat(board.topics()).as("something is under way").hasSize(1);
        reporter.tell(Optional.empty(), copied, Optional.of(report(Set.of())));
        assertThat(board.topics()).isEmpty();
    }

    @Test
    void shouldForgetTheTopicsOfAFormerRunOnceItsRequestsHaveLanded() {
        board.tell(List.of(new TopicReport("price", 0, "former", 1, new TreeMap<>())));
        TaskReporter reporter = reporter();

        reporter.tell(Optional.empty(), new TreeMap<>(), Optional.empty());
        assertThat(board.topics()).hasSize(1);
        now = now.plusSeconds(6);
        reporter.tell(Optional.empty(), new TreeMap<>(), Optional.empty());

        assertThat(board.topics()).isEmpty();
    }

    private TaskReporter reporter() {
        return new TaskReporter(board, SHARE, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private static MirrorReport report(Set<TopicPartition> leaving) {
        PartitionReport its =
                new PartitionReport(7, 7, 0, 0, 0, 700, -1, true, false, Optional.empty(), Optional.empty());
        return new MirrorReport(Map.of(PARTITION, its), leaving, List.of(), List.of(), OptionalLong.empty());
    }
}
