package io.godwit.core.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.engine.Retention;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TaskBoardTest {
    private static final int TASKS = 2;

    private final InMemoryJournal journal = new InMemoryJournal();
    private final TaskBoard director = new TaskBoard(journal, "forward");
    private final TaskBoard tasks = new TaskBoard(journal, "forward");

    @Test
    void shouldShowTheOrderToTheTasksOfItsDirectionAlone() {
        TaskOrder given = director.give(order("order", "price"), Set.of());

        assertThat(given.number()).isEqualTo(1);
        assertThat(tasks.order()).contains(given);
        assertThat(new TaskBoard(journal, "reverse").order()).isEmpty();
    }

    @Test
    void shouldOrderNothingNewWhenTheSameIsWanted() {
        TaskOrder given = director.give(order("order"), Set.of());

        assertThat(director.give(order("order"), Set.of())).isEqualTo(given);
        assertThat(new TaskBoard(journal, "forward").give(order("order"), Set.of()))
                .as("by another process")
                .isEqualTo(given);
    }

    @Test
    void shouldKeepSinceWhenATopicIsChangedAndNotWhenItIsBegunAnew() {
        director.give(order("order"), Set.of());

        TaskOrder paused = director.give(
                TaskOrder.of(
                        TASKS,
                        7,
                        "copy/",
                        offsets(),
                        500,
                        OptionalLong.empty(),
                        new TreeMap<>(Map.of("order", topic(true)))),
                Set.of());
        TaskOrder renewed = director.give(order("order"), Set.of("order"));

        assertThat(paused.number()).isEqualTo(2);
        assertThat(since(paused, "order")).isEqualTo(1);
        assertThat(since(renewed, "order")).isEqualTo(renewed.number()).isEqualTo(3);
    }

    @Test
    void shouldCallATopicLeavingUntilEveryTaskHasNothingOfItUnderWay() {
        // given
        director.give(order("order", "price"), Set.of());
        follow(0, 1);
        follow(1, 1);
        tasks.tell(List.of(new TopicReport("price", 1, "run", 1, new TreeMap<>())));

        // when
        TaskOrder taken = director.give(order("order"), Set.of());

        // then
        assertThat(taken.leaving()).containsOnlyKeys("price");
        follow(0, 2);
        assertThat(director.give(order("order"), Set.of()).leaving())
                .as("task 1 does not follow yet")
                .containsOnlyKeys("price");
        follow(1, 2);
        assertThat(director.give(order("order"), Set.of()).leaving())
                .as("task 1 has something under way")
                .containsOnlyKeys("price");
        tasks.forget(1, List.of("price"));
        assertThat(director.give(order("order"), Set.of()).leaving()).isEmpty();
    }

    @Test
    void shouldForgetTasksThatExistNoMore() {
        follow(0, 1);
        follow(5, 1);
        tasks.tell(List.of(new TopicReport("price", 5, "run", 1, new TreeMap<>())));

        director.forgetTasksFrom(TASKS);

        assertThat(director.tasks()).containsOnlyKeys(0);
        assertThat(director.topics()).isEmpty();
    }

    @Test
    void shouldCarryARestartAndShareTheLimit() {
        OrderedRestart restart = new OrderedRestart(3, new TreeSet<>(Set.of(new PartitionId("order", 1))));

        director.give(order("order").restarting(restart), Set.of());

        assertThat(tasks.order().orElseThrow().restart()).isEqualTo(restart);
        assertThat(TaskOrder.of(4, 7, "copy/", offsets(), 500, OptionalLong.of(1_000), new TreeMap<>())
                        .bytesPerSecondOfOne())
                .hasValue(250);
        assertThat(topic(false).bytesPerSecondOf(2))
                .as("of two of three partitions")
                .hasValue(400);
    }

    private void follow(int task, long order) {
        tasks.tell(new TaskReport(task, "run", 1, order, Instant.EPOCH, "host", List.of(), List.of()));
    }

    private static long since(TaskOrder order, String topic) {
        return Objects.requireNonNull(order.topics().get(topic)).since();
    }

    private static TaskOrder order(String... names) {
        SortedMap<String, OrderedTopic> topics = new TreeMap<>();
        for (String name : names) {
            topics.put(name, topic(false));
        }
        return TaskOrder.of(TASKS, 7, "copy/", offsets(), 500, OptionalLong.empty(), topics);
    }

    private static OrderedTopic topic(boolean paused) {
        return new OrderedTopic(3, 1_000_000, true, paused, false, OptionalLong.of(600), Retention.FOREVER, 0);
    }

    private static OrderedOffsets offsets() {
        return new OrderedOffsets(true, 10, true, 20);
    }
}
