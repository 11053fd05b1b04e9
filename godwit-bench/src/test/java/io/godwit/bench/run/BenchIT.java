package io.godwit.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.BenchmarkReport;
import io.godwit.bench.result.Engine;
import io.godwit.bench.result.Measure;
import io.godwit.bench.result.Result;
import io.godwit.lab.Lab;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchIT {
    private static final long BYTES = 5_000_000;

    @Test
    void shouldMeasureEveryEngineAndLeaveNoProcessBehind() throws Exception {
        List<String> told = new ArrayList<>();
        BenchmarkOutcome outcome;
        try (Lab lab = Lab.inTemporaryFolder()) {
            outcome =
                    MirrorBenchmark.run(BenchmarkOptions.small(List.of(BenchmarkCase.LZ4_64K), BYTES), lab, told::add);
        }

        assertThat(outcome.failures()).isEmpty();
        BenchmarkReport report = outcome.report();
        assertThat(report.results()).extracting(Result::engine).containsExactly(Engine.values());
        for (Engine engine : List.of(Engine.MIRRORMAKER2, Engine.BATCH)) {
            Result result = report.result(BenchmarkCase.LZ4_64K, engine).orElseThrow();
            assertThat(result.median(Measure.START_CPU_SECONDS).orElse(0)).isPositive();
            assertThat(result.median(Measure.PEAK_MEMORY_MB).orElse(0)).isPositive();
        }
        assertThat(told).anyMatch(line -> line.contains("lz4-64k batch 1/1"));
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }
}
