package io.godwit.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.BenchmarkReport;
import io.godwit.bench.result.Engine;
import io.godwit.bench.result.Figures;
import io.godwit.bench.result.Measure;
import io.godwit.bench.result.Result;
import io.godwit.cli.render.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTextTest {
    @Test
    void shouldShowMediansRangesRatiosAndBars() {
        String text = print(
                result(BenchmarkCase.LZ4_64K, Engine.MIRRORMAKER2, speed(30, 25), speed(34, 27), speed(31, 26)),
                result(BenchmarkCase.LZ4_64K, Engine.BATCH, speed(300, 2), speed(272, 2.7), speed(341, 2.6)),
                result(BenchmarkCase.TRICKLE, Engine.BATCH, new Figures().with(Measure.LATENCY_P99_MS, 60)));

        assertThat(text)
                .isEqualTo(
                        """
                        speed    engine        MB/s    min–max  wire MB/s  records/s  × mm2
                        lz4-64k  mirrormaker2  31.0  30.0–34.0          -    108,500
                        lz4-64k  batch          300    272–341          -  1,050,000   10.0

                        CPU s per GB  engine        mirror    min–max  × mm2  source  target  × mm2  start s  peak MB
                        lz4-64k       mirrormaker2    26.0  25.0–27.0              -       -               -        -
                        lz4-64k       batch           2.60  2.00–2.70   0.10       -       -      -        -        -
                        trickle       batch              -          -      -       -       -      -        -        -

                        steady   engine  p50 ms  p99 ms    min–max  × mm2  mirror CPU  start s  peak MB
                        trickle  batch        -    60.0  60.0–60.0      -           -        -        -

                        bar      batch engine                                measured  verdict
                        lz4-64k  throughput, × mirrormaker2         ≥ 8            10  pass
                        lz4-64k  mirror CPU per GB, × mirrormaker2  ≤ 0.1         0.1  pass
                        lz4-64k  target CPU per GB, × mirrormaker2  ≤ 1             -  -
                        lz4-64k  throughput, × follower             ≥ 0.6           -  -
                        lz4-64k  start CPU, s                       ≤ 3             -  -
                        lz4-64k  peak memory, MB                    ≤ 350           -  -
                        trickle  p99 latency, × mirrormaker2        ≤ 0.333         -  -
                        trickle  p99 latency, ms                    < 50           60  FAIL
                        trickle  target CPU per GB, × mirrormaker2  ≤ 1             -  -
                        trickle  start CPU, s                       ≤ 3             -  -
                        trickle  peak memory, MB                    ≤ 350           -  -

                        """);
    }

    @Test
    void shouldPrintNothingWithoutResults() {
        assertThat(print()).isEmpty();
    }

    private static String print(Result... results) {
        StringWriter text = new StringWriter();
        new BenchText(new BenchmarkReport(List.of(results)), Style.PLAIN).print(new PrintWriter(text));
        return text.toString();
    }

    private static Result result(BenchmarkCase benchmarkCase, Engine engine, Figures... rounds) {
        return new Result(benchmarkCase, engine, List.of(rounds));
    }

    private static Figures speed(double megabytesPerSecond, double mirrorCpu) {
        return new Figures()
                .with(Measure.MB_PER_SECOND, megabytesPerSecond)
                .with(Measure.RECORDS_PER_SECOND, megabytesPerSecond * 3_500)
                .with(Measure.MIRROR_CPU_SECONDS_PER_GB, mirrorCpu);
    }
}
