package io.godwit.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.bench.result.Figures;
import io.godwit.bench.result.Measure;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CopyRunTest {
    private static final TopicData DATA = new TopicData("orders", 1_000, 100_000_000, 40_000_000);

    @Test
    void shouldCountOnlyWhatWasCopiedBetweenTheTwoMoments() {
        Figures figures = CopyRun.figures(at(0, 1), at(2, 2), 0.8, DATA);

        assertThat(figures.value(Measure.MB_PER_SECOND)).hasValue(40);
        assertThat(figures.value(Measure.WIRE_MB_PER_SECOND)).hasValue(16);
        assertThat(figures.value(Measure.RECORDS_PER_SECOND)).hasValue(400);
        assertThat(figures.value(Measure.MIRROR_CPU_SECONDS_PER_GB)).hasValue(12.5);
    }

    @Test
    void shouldSayNothingWhenMostWasThereAtTheFirstLook() {
        assertThat(CopyRun.figures(at(0, 1), at(0.001, 1), 0.1, DATA).values()).isEmpty();
    }

    @Test
    void shouldSayNothingWhenNoTimePassed() {
        assertThat(CopyRun.figures(at(1, 1), at(1, 1), 1, DATA).values()).isEmpty();
    }

    private static Moment at(double seconds, double mirrorCpu) {
        return new Moment(
                0,
                (long) (seconds * 1e9),
                OptionalDouble.of(mirrorCpu),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
