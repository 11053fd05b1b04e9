package io.godwit.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkOptionsTest {
    @Test
    void shouldMeasureEverythingInThreeRoundsUnlessToldOtherwise() {
        BenchmarkOptions options = BenchmarkOptions.of(List.of(), false);

        assertThat(options.cases()).containsExactly(BenchmarkCase.values());
        assertThat(options.rounds()).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutTheDearCaseWhenQuickButNotWhenItIsNamed() {
        assertThat(BenchmarkOptions.of(List.of(), true).cases()).doesNotContain(BenchmarkCase.IDLE_10000);
        assertThat(BenchmarkOptions.of(List.of(BenchmarkCase.IDLE_10000), true).cases())
                .containsExactly(BenchmarkCase.IDLE_10000);
    }

    @Test
    void shouldTakeLessDataWhenQuick() {
        List<BenchmarkCase> cases = List.of(BenchmarkCase.LZ4_64K);

        assertThat(BenchmarkOptions.of(cases, true).bytesOf(BenchmarkCase.LZ4_64K))
                .isLessThan(BenchmarkOptions.of(cases, false).bytesOf(BenchmarkCase.LZ4_64K));
        assertThat(BenchmarkOptions.small(cases, 5).bytesOf(BenchmarkCase.LZ4_64K))
                .isEqualTo(5);
    }

    @Test
    void shouldGiveEachEngineTheCompilerThatSuitsItAndTheProfilerThatWasAskedFor() {
        BenchmarkOptions options = BenchmarkOptions.of(List.of(), true).withJvmOptions(List.of("-Dmine=1"));

        assertThat(options.jvmOptions(Engine.BATCH))
                .contains("-XX:TieredStopAtLevel=1")
                .endsWith("-Dmine=1");
        assertThat(options.jvmOptions(Engine.MIRRORMAKER2))
                .contains("-XX:TieredStopAtLevel=4")
                .endsWith("-Dmine=1");
    }
}
