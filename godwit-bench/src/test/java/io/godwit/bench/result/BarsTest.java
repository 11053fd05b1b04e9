package io.godwit.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.bench.result.Bar.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void shouldJudgeEachCaseByItsOwnBars() {
        List<String> lines =
                Bars.of(SampleReport.full()).stream().map(BarsTest::line).toList();

        assertThat(lines)
                .containsExactly(
                        "lz4-64k throughput, × mirrormaker2 ≥ 8: 10 PASS",
                        "lz4-64k mirror CPU per GB, × mirrormaker2 ≤ 0.1: 0.084 PASS",
                        "lz4-64k target CPU per GB, × mirrormaker2 ≤ 1: 0.333 PASS",
                        "lz4-64k throughput, × follower ≥ 0.6: 0.66 PASS",
                        "lz4-64k start CPU, s ≤ 3: 1.55 PASS",
                        "lz4-64k peak memory, MB ≤ 350: 240 PASS",
                        "trickle p99 latency, × mirrormaker2 ≤ 0.333: 0.121 PASS",
                        "trickle p99 latency, ms < 50: 51 FAIL",
                        "trickle target CPU per GB, × mirrormaker2 ≤ 1: - UNKNOWN",
                        "trickle start CPU, s ≤ 3: - UNKNOWN",
                        "trickle peak memory, MB ≤ 350: - UNKNOWN",
                        "idle-10000 mirror CPU while idle, share of a core ≤ 0.02: 0.012 PASS",
                        "idle-10000 peak memory, MB ≤ 350: - UNKNOWN");
    }

    @Test
    void shouldAskLessOfTinyBatches() {
        List<Bar> bars = Bars.of(report(BenchmarkCase.TINY, SampleReport.copy(75, 9, 13, 1)));

        assertThat(bars.stream().map(BarsTest::line))
                .contains(
                        "tiny throughput, × mirrormaker2 ≥ 2.5: 2.5 PASS",
                        "tiny mirror CPU per GB, × mirrormaker2 ≤ 0.333: 0.3 PASS",
                        "tiny target CPU per GB, × mirrormaker2 ≤ 1.5: 1.3 PASS");
    }

    @Test
    void shouldAskLessSpeedOfUncompressedData() {
        List<Bar> bars = Bars.of(report(BenchmarkCase.UNCOMPRESSED_64K, SampleReport.copy(150, 2, 10.5, 1)));

        assertThat(bars.stream().map(BarsTest::line))
                .contains(
                        "uncompressed-64k throughput, × mirrormaker2 ≥ 5: 5 PASS",
                        "uncompressed-64k target CPU per GB, × mirrormaker2 ≤ 1: 1.05 FAIL");
    }

    @Test
    void shouldAskNoSpeedOfManyPartitions() {
        List<Bar> bars = Bars.of(report(BenchmarkCase.PARTITIONS_1000, SampleReport.copy(31, 29, 9, 1)));

        assertThat(bars).extracting(Bar::what).doesNotContain("throughput, × mirrormaker2");
        assertThat(bars).extracting(Bar::verdict).containsOnly(Verdict.PASS, Verdict.UNKNOWN);
    }

    private static BenchmarkReport report(BenchmarkCase benchmarkCase, Figures batch) {
        return new BenchmarkReport(List.of(
                new Result(benchmarkCase, Engine.MIRRORMAKER2, List.of(SampleReport.copy(30, 30, 10, 12))),
                new Result(benchmarkCase, Engine.BATCH, List.of(batch))));
    }

    private static String line(Bar bar) {
        return bar.benchmarkCase().label() + " " + bar.what() + " " + bar.limitText() + ": " + bar.measuredText() + " "
                + bar.verdict();
    }
}
