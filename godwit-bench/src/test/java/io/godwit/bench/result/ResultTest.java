package io.godwit.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
    @Test
    void shouldCompareRoundByRoundSinceTheMachineChangesBetweenThem() {
        Result slow = result(Engine.MIRRORMAKER2, 10, 40, 10);
        Result fast = result(Engine.BATCH, 80, 320, 100);

        assertThat(fast.ratio(Measure.MB_PER_SECOND, slow)).hasValue(8);
    }

    @Test
    void shouldPassOverRoundsThatGaveNothing() {
        Result slow = new Result(
                BenchmarkCase.TINY,
                Engine.MIRRORMAKER2,
                List.of(new Figures(), new Figures().with(Measure.MB_PER_SECOND, 10)));
        Result fast = result(Engine.BATCH, 500, 30);

        assertThat(fast.ratio(Measure.MB_PER_SECOND, slow)).hasValue(3);
        assertThat(slow.median(Measure.MB_PER_SECOND)).hasValue(10);
    }

    @Test
    void shouldNotCompareWithNothingOrZero() {
        Result fast = result(Engine.BATCH, 500);

        assertThat(fast.ratio(Measure.MB_PER_SECOND, result(Engine.MIRRORMAKER2, 0)))
                .isEmpty();
        assertThat(fast.ratio(Measure.LATENCY_P99_MS, fast)).isEmpty();
    }

    private static Result result(Engine engine, double... megabytesPerSecond) {
        return new Result(
                BenchmarkCase.TINY,
                engine,
                java.util.Arrays.stream(megabytesPerSecond)
                        .mapToObj(value -> new Figures().with(Measure.MB_PER_SECOND, value))
                        .toList());
    }
}
