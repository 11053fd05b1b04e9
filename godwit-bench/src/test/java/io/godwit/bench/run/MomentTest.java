package io.godwit.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.bench.result.Measure;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final Moment BEGIN = moment(1_000_000_000L, OptionalDouble.of(3), 10);
    private static final Moment END = moment(3_000_000_000L, OptionalDouble.of(4), 11);

    @Test
    void shouldTellCpuPerGigabyteBetweenTwoMoments() {
        var figures = END.cpuSince(BEGIN, 500_000_000);

        assertThat(figures.value(Measure.MIRROR_CPU_SECONDS_PER_GB)).hasValue(2);
        assertThat(figures.value(Measure.SOURCE_CPU_SECONDS_PER_GB)).hasValue(2);
        assertThat(figures.value(Measure.TARGET_CPU_SECONDS_PER_GB)).isEmpty();
    }

    @Test
    void shouldTellTheShareOfACore() {
        assertThat(END.mirrorShareSince(BEGIN)).hasValue(0.5);
    }

    @Test
    void shouldKnowNothingOfAClockThatIsNotThere() {
        Moment later = moment(5_000_000_000L, OptionalDouble.empty(), 11);

        assertThat(later.mirrorShareSince(BEGIN)).isEmpty();
        assertThat(later.cpuSince(BEGIN, 1e9).value(Measure.MIRROR_CPU_SECONDS_PER_GB))
                .isEmpty();
    }

    private static Moment moment(long nanos, OptionalDouble mirrorCpu, double sourceCpu) {
        return new Moment(0, nanos, mirrorCpu, OptionalDouble.of(sourceCpu), OptionalDouble.empty());
    }
}
