package io.godwit.core.assess.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.TimeGrid;
import io.godwit.core.assess.log.TopicHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateStatisticsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T13:30:00Z");

    private final TimeGrid grid = TimeGrid.endingAt(NOW, Duration.ofHours(100));

    @Test
    void shouldLeaveOutTheHourInProgressAndWhatIsUnknown() {
        long[] amounts = filled(3_600);
        amounts[0] = HourlyAmounts.UNKNOWN;
        amounts[50] = 36_000;
        amounts[100] = 999_999_999;

        RateStatistics statistics = RateStatistics.of(grid, HourlyAmounts.of(amounts));

        assertThat(statistics.hours()).isEqualTo(99);
        assertThat(statistics.average().orElse(0)).isCloseTo((98 + 10) / 99.0, within(1e-9));
        assertThat(statistics.peak()).hasValue(10);
        assertThat(statistics.peakAt()).contains(grid.boundary(50));
        assertThat(statistics.p95()).hasValue(1);
    }

    @Test
    void shouldTakeTheHourInProgressWhenThereIsNoOther() {
        long[] amounts = HourlyAmounts.unknown(101).toArray();
        amounts[100] = 1_800;

        RateStatistics statistics = RateStatistics.of(grid, HourlyAmounts.of(amounts));

        assertThat(statistics.average()).hasValue(1);
    }

    @Test
    void shouldBeginWithTheFirstHourThatHadAnything() {
        long[] young = new long[101];
        young[98] = 3_600;
        young[99] = 10_800;
        long[] newborn = new long[101];
        newborn[100] = 1_800;

        RateStatistics statistics = RateStatistics.of(grid, HourlyAmounts.of(young));

        assertThat(statistics.hours()).isEqualTo(2);
        assertThat(statistics.average()).hasValue(2);
        assertThat(statistics.growthPerDay()).isEmpty();
        assertThat(RateStatistics.of(grid, HourlyAmounts.of(newborn)).average()).hasValue(1);
        assertThat(RateStatistics.of(grid, HourlyAmounts.of(new long[101])).average())
                .hasValue(0);
    }

    @Test
    void shouldNotTakeTheSpreadOfSmallTopicsForTheBeginning() {
        long[] newborn = new long[101];
        for (int hour = 80; hour < 100; hour++) {
            newborn[hour] = 1;
        }
        newborn[100] = 3_600;

        assertThat(RateStatistics.of(grid, HourlyAmounts.of(newborn)).average()).hasValue(2);
    }

    @Test
    void shouldTellGrowthFromThreeDaysOn() {
        long[] amounts = new long[101];
        for (int hour = 0; hour < 101; hour++) {
            amounts[hour] = 1_000 + (hour - 4) / 24 * 100L;
        }

        assertThat(RateStatistics.of(grid, HourlyAmounts.of(amounts))
                        .growthPerDay()
                        .orElse(0))
                .isCloseTo(100 / 1_150.0, within(1e-9));
        TimeGrid two = TimeGrid.endingAt(NOW, Duration.ofHours(50));
        assertThat(RateStatistics.of(two, HourlyAmounts.of(new long[51])).growthPerDay())
                .isEmpty();
    }

    @Test
    void shouldNotPassASumWithoutALargeTopicForTheWhole() {
        TopicHistory large = topic("large", 90, 1_000);
        TopicHistory small = topic("small", 0, 100);
        LogHistory history = history(large, small);

        ClusterHours hours = ClusterHours.of(history);

        assertThat(hours.bytes().isKnown(50)).isFalse();
        assertThat(hours.coverage().at(50)).isEqualTo(9);
        assertThat(hours.bytes().at(95)).isEqualTo(1_100);
    }

    @Test
    void shouldNotLetASmallTopicHideTheWeekOfAllOthers() {
        LogHistory history = history(topic("large", 0, 1_000), topic("small", 100, 10));

        ClusterHours hours = ClusterHours.of(history);

        assertThat(hours.bytes().at(50)).isEqualTo(1_000);
        assertThat(RateStatistics.of(grid, hours.bytes()).hours()).isEqualTo(100);
    }

    @Test
    void shouldCountATopicThatKeepsLessThanAnHour() {
        LogHistory history = history(topic("large", 101, 1_000_000), topic("small", 0, 10));

        assertThat(ClusterHours.of(history).bytes().isKnown(50)).isFalse();
    }

    private static long[] filled(long amount) {
        long[] amounts = new long[101];
        Arrays.fill(amounts, amount);
        return amounts;
    }

    private static TopicHistory topic(String name, int knownFrom, long amount) {
        long[] amounts = filled(amount);
        Arrays.fill(amounts, 0, knownFrom, HourlyAmounts.UNKNOWN);
        HourlyAmounts hours = HourlyAmounts.of(amounts);
        return new TopicHistory(name, hours, hours, TopicHistory.Resolution.HOUR, List.of(amount));
    }

    private LogHistory history(TopicHistory... topics) {
        return new LogHistory(grid.start(), grid.hours(), NOW, List.of(topics), 0, 0, List.of(), List.of());
    }
}
