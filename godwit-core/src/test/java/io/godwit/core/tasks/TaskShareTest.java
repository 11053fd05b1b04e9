package io.godwit.core.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.model.PartitionId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskShareTest {
    @Test
    void shouldGiveEachPartitionToOneTask() {
        for (int number = 0; number < 50; number++) {
            PartitionId partition = new PartitionId("order", number);

            assertThat(IntStream.range(0, 7)
                            .filter(task -> new TaskShare(task, 7).owns(partition))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldDealThePartitionsOfATopicOutEvenly() {
        Map<Integer, Integer> counts = new HashMap<>();

        IntStream.range(0, 12)
                .forEach(number -> counts.merge(TaskShare.owner(new PartitionId("price", number), 4), 1, Integer::sum));

        assertThat(counts).hasSize(4).containsValue(3).doesNotContainValue(4);
    }

    @Test
    void shouldSpreadTopicsOfOnePartition() {
        Map<Integer, Integer> counts = new HashMap<>();

        IntStream.range(0, 400)
                .forEach(number ->
                        counts.merge(TaskShare.owner(new PartitionId("topic-" + number, 0), 4), 1, Integer::sum));

        assertThat(counts.values()).allMatch(count -> count > 60);
    }

    @Test
    void shouldRefuseATaskThatIsNone() {
        assertThatThrownBy(() -> new TaskShare(2, 2)).hasMessage("not one of 2 tasks: 2");
    }
}
