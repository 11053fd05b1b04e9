package io.godwit.bench.result;

import java.util.List;

/** Results as a run of two rounds gives them. */
final class SampleReport {
    private SampleReport() {}

    static BenchmarkReport full() {
        return new BenchmarkReport(List.of(
                new Result(
                        BenchmarkCase.LZ4_64K, Engine.MIRRORMAKER2, List.of(copy(30, 24, 9, 12), copy(32, 26, 9, 12))),
                new Result(BenchmarkCase.LZ4_64K, Engine.BATCH, List.of(copy(330, 2, 3, 1.5), copy(288, 2.2, 3, 1.6))),
                new Result(
                        BenchmarkCase.LZ4_64K,
                        Engine.FOLLOWER,
                        List.of(new Figures().with(Measure.MB_PER_SECOND, 500), new Figures())),
                new Result(BenchmarkCase.TRICKLE, Engine.MIRRORMAKER2, List.of(latency(180, 420))),
                new Result(BenchmarkCase.TRICKLE, Engine.BATCH, List.of(latency(8, 51))),
                new Result(
                        BenchmarkCase.IDLE_10000,
                        Engine.BATCH,
                        List.of(new Figures().with(Measure.MIRROR_CPU_SHARE, 0.012)))));
    }

    static Figures copy(double megabytesPerSecond, double mirrorCpu, double targetCpu, double startCpu) {
        return new Figures()
                .with(Measure.MB_PER_SECOND, megabytesPerSecond)
                .with(Measure.WIRE_MB_PER_SECOND, megabytesPerSecond / 4)
                .with(Measure.RECORDS_PER_SECOND, megabytesPerSecond * 3_500)
                .with(Measure.MIRROR_CPU_SECONDS_PER_GB, mirrorCpu)
                .with(Measure.SOURCE_CPU_SECONDS_PER_GB, 1.25)
                .with(Measure.TARGET_CPU_SECONDS_PER_GB, targetCpu)
                .with(Measure.START_CPU_SECONDS, startCpu)
                .with(Measure.PEAK_MEMORY_MB, 240);
    }

    private static Figures latency(double p50, double p99) {
        return new Figures().with(Measure.LATENCY_P50_MS, p50).with(Measure.LATENCY_P99_MS, p99);
    }
}
