package io.godwit.core.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.status.Figures;
import io.godwit.core.status.OffsetKeeping;
import io.godwit.core.status.PartitionStatus;
import io.godwit.core.status.PathCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TopicProgressTest {
    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void shouldTellRatesLagAndEtaFromSamples() {
        TopicProgress progress = new TopicProgress(new TopicProgress.Carried(1_000, 100_000, Optional.empty()));
        for (int second = 0; second <= 120; second++) {
            progress.add(START.plusSeconds(second), sample(100_000 + second * 10L, second * 110L));
        }

        Figures figures = progress.figures();
        assertThat(figures.copyRecordsPerSecond().orElse(0)).isCloseTo(110, Offset.offset(0.5));
        assertThat(figures.sourceRecordsPerSecond().orElse(0)).isCloseTo(10, Offset.offset(0.5));
        assertThat(figures.lagRecords()).hasValue(101_200 - 13_200);
        assertThat(figures.etaSeconds().orElse(0)).isCloseTo(880, Offset.offset(5L));
        assertThat(figures.recordsCopied()).hasValue(14_200);
        assertThat(figures.bytesCopied()).hasValue(100_000 + 13_200 * 100);
        assertThat(figures.percent().orElse(0)).isEqualTo(13.0);
    }

    @Test
    void shouldSayHundredPercentOnlyWhenNothingIsLeft() {
        TopicProgress progress = new TopicProgress(TopicProgress.Carried.NOTHING);
        progress.add(START, sample(1_000_000, 999_999));
        assertThat(progress.figures().percent()).hasValue(99.9);

        progress.add(START.plusSeconds(1), sample(1_000_000, 1_000_000));
        assertThat(progress.figures().percent()).hasValue(100);
        assertThat(progress.lag()).contains(Duration.ZERO);
    }

    @Test
    void shouldTellTheAgeByTheLastTimestampWhenTheBacklogIsOlderThanTheMirror() {
        TopicProgress progress = new TopicProgress(TopicProgress.Carried.NOTHING);
        progress.add(START, backlog(START.minusSeconds(600)));

        assertThat(progress.lag()).contains(Duration.ofMinutes(10));
    }

    @Test
    void shouldNotTellTheAgeOfABacklogWhoseClockRanAhead() {
        TopicProgress progress = new TopicProgress(TopicProgress.Carried.NOTHING);
        progress.add(START, backlog(START.plusSeconds(600)));

        assertThat(progress.lag()).isEmpty();
        assertThat(progress.figures().lagSeconds()).isEmpty();
    }

    @Test
    void shouldLeaveUnknownWhatIsUnknown() {
        TopicProgress progress = new TopicProgress(TopicProgress.Carried.NOTHING);
        SortedMap<Integer, PartitionSample> samples = new TreeMap<>();
        samples.put(
                0,
                new PartitionSample(
                        0, 100, OptionalLong.of(5), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
        progress.add(START, samples);

        assertThat(progress.figures().bytesCopied()).isEmpty();
        assertThat(progress.figures().lagBytes()).isEmpty();
        assertThat(progress.figures().lagSeconds()).isEmpty();
        assertThat(progress.figures().eta()).contains("N/A");
    }

    @Test
    void shouldCountTheWaysOfAllPartitionsAndRuns() {
        TopicProgress progress =
                new TopicProgress(new TopicProgress.Carried(7, 700, Optional.of(new PathCounts(4, 3, 2, 1))));
        SortedMap<Integer, PartitionSample> samples = new TreeMap<>();
        samples.put(0, copied(new PathCounts(10, 20, 30, 40), OffsetKeeping.IDENTICAL));
        samples.put(1, copied(new PathCounts(1, 2, 3, 4), OffsetKeeping.MAPPED));
        progress.add(START, samples);

        assertThat(progress.paths()).contains(new PathCounts(15, 25, 35, 45));
        assertThat(progress.partitions())
                .extracting(PartitionStatus::offsets)
                .containsExactly(Optional.of(OffsetKeeping.IDENTICAL), Optional.of(OffsetKeeping.MAPPED));
    }

    @Test
    void shouldTellNoWaysWhenTheEngineDoesNot() {
        TopicProgress progress = new TopicProgress(TopicProgress.Carried.NOTHING);
        progress.add(START, sample(10, 5));

        assertThat(progress.paths()).isEmpty();
    }

    private static PartitionSample copied(PathCounts paths, OffsetKeeping offsets) {
        return new PartitionSample(
                0,
                100,
                OptionalLong.of(50),
                OptionalLong.of(50),
                OptionalLong.of(500),
                OptionalLong.empty(),
                Optional.of(paths),
                Optional.of(offsets));
    }

    private static SortedMap<Integer, PartitionSample> backlog(Instant lastTimestamp) {
        SortedMap<Integer, PartitionSample> samples = new TreeMap<>();
        samples.put(
                0,
                new PartitionSample(
                        0,
                        100,
                        OptionalLong.of(50),
                        OptionalLong.of(50),
                        OptionalLong.of(500),
                        OptionalLong.of(lastTimestamp.toEpochMilli()),
                        Optional.empty(),
                        Optional.empty()));
        return samples;
    }

    private static SortedMap<Integer, PartitionSample> sample(long end, long position) {
        SortedMap<Integer, PartitionSample> samples = new TreeMap<>();
        samples.put(
                0,
                new PartitionSample(
                        0,
                        end,
                        OptionalLong.of(position),
                        OptionalLong.of(position),
                        OptionalLong.of(position * 100),
                        OptionalLong.empty()));
        return samples;
    }
}
