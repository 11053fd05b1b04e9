package io.godwit.kafka.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterVersion;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrowthMeterTest {
    private static ClusterInventory cluster(PartitionInventory... partitions) {
        TopicInventory topic = new TopicInventory(
                "order", Optional.empty(), false, List.of(partitions), new TreeMap<>(), new TreeMap<>());
        return new ClusterInventory(
                "id",
                new ClusterVersion("2.8", "-", Map.of()),
                List.of(),
                new TreeMap<>(Map.of("order", topic)),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static PartitionInventory partition(int number, long end, long bytes) {
        return new PartitionInventory(number, 1, List.of(1), List.of(1), 0, end, bytes);
    }

    @Test
    void shouldTakeNewRecordsToBeAsLargeAsTheOldOnes() {
        ClusterInventory first = cluster(partition(0, 100, 10_000), partition(1, 100, 10_000));
        ClusterInventory second = cluster(partition(0, 150, -1), partition(1, 100, -1), partition(2, 99, -1));

        assertThat(GrowthMeter.bytesPerSecond(first, second, Duration.ofSeconds(5)))
                .containsExactly(Map.entry("order", 1_000.0));
    }

    @Test
    void shouldLeaveOutTopicsWhoseSizeIsUnknown() {
        ClusterInventory first = cluster(partition(0, 100, -1));

        assertThat(GrowthMeter.bytesPerSecond(first, cluster(partition(0, 200, -1)), Duration.ofSeconds(5)))
                .isEmpty();
    }

    @Test
    void shouldNotShrinkWhereAnOffsetIsUnknown() {
        ClusterInventory first = cluster(partition(0, 100, 10_000));

        assertThat(GrowthMeter.bytesPerSecond(first, cluster(partition(0, -1, -1)), Duration.ofSeconds(5)))
                .containsExactly(Map.entry("order", 0.0));
    }
}
