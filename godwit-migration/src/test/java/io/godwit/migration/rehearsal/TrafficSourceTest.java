package io.godwit.migration.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.godwit.core.rehearsal.Stamp;
import io.godwit.core.rehearsal.TopicTraffic;
import io.godwit.core.rehearsal.WrittenRecords;
import io.godwit.migration.rehearsal.TrafficSource.Made;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficSourceTest {
    private static final long SECOND = 1_000_000_000L;

    private static List<Made> run(TopicTraffic traffic, int seconds) {
        TrafficSource source = new TrafficSource("shadow", "w1", traffic, 4, new WrittenRecords(), 0);
        List<Made> made = new ArrayList<>();
        for (int tick = 1; tick <= seconds * 20; tick++) {
            made.addAll(source.due(tick * SECOND / 20));
        }
        return made;
    }

    @Test
    void shouldKeepTheRateAndTheSize() {
        List<Made> made = run(new TopicTraffic("orders", 33.3, 500, 0, List.of(1)), 10);

        assertThat(made).hasSizeBetween(332, 333);
        assertThat(made).allMatch(one -> one.message().value().length == 500);
    }

    @Test
    void shouldSpreadKeysAsMeasured() {
        List<Made> made = run(new TopicTraffic("orders", 1_000, 100, 0, List.of(3, 1)), 4);

        long first =
                made.stream().filter(one -> one.stamp().lane().equals("w1.k0")).count();
        assertThat((double) first / made.size()).isCloseTo(0.75, within(0.05));
    }

    @Test
    void shouldWriteKeylessRecordsToOnePartitionALane() {
        List<Made> made = run(new TopicTraffic("orders", 1_000, 100, 1, List.of()), 1);

        assertThat(made)
                .allMatch(one -> one.message().key() == null
                        && one.stamp().lane().equals("w1.p" + one.message().partition()));
        assertThat(made.stream().map(one -> one.message().partition()).distinct())
                .hasSize(4);
    }

    @Test
    void shouldNumberEachLaneWithoutAGap() {
        Map<String, Long> last = new HashMap<>();
        for (Made made : run(new TopicTraffic("orders", 500, 100, 0.5, List.of(2, 1)), 2)) {
            Stamp stamp = Stamp.of(made.message().value()).orElseThrow();
            assertThat(stamp.number()).isEqualTo(last.getOrDefault(stamp.lane(), 0L) + 1);
            last.put(stamp.lane(), stamp.number());
        }
        assertThat(last).hasSize(6);
    }

    @Test
    void shouldMakeUpForOneSecondOfAStallAtMost() {
        TrafficSource source = new TrafficSource(
                "shadow", "w1", new TopicTraffic("orders", 100, 64, 0, List.of(1)), 1, new WrittenRecords(), 0);

        assertThat(source.due(60 * SECOND)).hasSize(100);
        source.end();
        assertThat(source.due(61 * SECOND)).isEmpty();
    }
}
