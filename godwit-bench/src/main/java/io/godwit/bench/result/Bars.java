package io.godwit.bench.result;

import io.godwit.bench.result.Bar.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The bars that the batch engine is held to. docs/reference/bench.md lists them; keep both alike. */
public final class Bars {
    private static final double MOST_START_CPU_SECONDS = 3;
    private static final double MOST_MEMORY_MB = 350;
    private static final double MOST_IDLE_SHARE = 0.02;
    private static final double LEAST_SHARE_OF_FOLLOWER = 0.6;
    private static final double MOST_LATENCY_MS = 50;
    private static final double A_THIRD = 1.0 / 3;

    private final BenchmarkReport report;
    private final List<Bar> bars = new ArrayList<>();

    private Bars(BenchmarkReport report) {
        this.report = report;
    }

    /** The bars of all cases that were measured. */
    public static List<Bar> of(BenchmarkReport report) {
        Bars bars = new Bars(report);
        report.results().stream()
                .filter(result -> result.engine() == Engine.BATCH)
                .forEach(bars::judge);
        return List.copyOf(bars.bars);
    }

    private void judge(Result batch) {
        switch (batch.benchmarkCase().kind()) {
            case COPY -> judgeCopy(batch);
            case TRICKLE -> judgeTrickle(batch);
            case IDLE ->
                atMost(
                        batch,
                        "mirror CPU while idle, share of a core",
                        MOST_IDLE_SHARE,
                        batch.median(Measure.MIRROR_CPU_SHARE));
        }
        if (batch.benchmarkCase().kind() != BenchmarkCase.Kind.IDLE) {
            atMost(batch, "start CPU, s", MOST_START_CPU_SECONDS, batch.median(Measure.START_CPU_SECONDS));
        }
        atMost(batch, "peak memory, MB", MOST_MEMORY_MB, batch.median(Measure.PEAK_MEMORY_MB));
    }

    private void judgeCopy(Result batch) {
        boolean tiny = batch.benchmarkCase().load().recordsPerBatch() > 0;
        OptionalDouble speed = report.ratio(batch, Measure.MB_PER_SECOND);
        OptionalDouble cpu = report.ratio(batch, Measure.MIRROR_CPU_SECONDS_PER_GB);
        if (batch.benchmarkCase().hasLargeBatches()) {
            boolean compressed = !batch.benchmarkCase().load().codec().equals("none");
            atLeast(batch, "throughput, × mirrormaker2", compressed ? 8 : 5, speed);
            atMost(batch, "mirror CPU per GB, × mirrormaker2", 0.1, cpu);
        } else if (tiny) {
            atLeast(batch, "throughput, × mirrormaker2", 2.5, speed);
            atMost(batch, "mirror CPU per GB, × mirrormaker2", A_THIRD, cpu);
        }
        judgeTarget(batch, tiny ? 1.5 : 1);
        atLeast(batch, "throughput, × follower", LEAST_SHARE_OF_FOLLOWER, shareOfFollower(batch));
    }

    private void judgeTarget(Result batch, double limit) {
        atMost(
                batch,
                "target CPU per GB, × mirrormaker2",
                limit,
                report.ratio(batch, Measure.TARGET_CPU_SECONDS_PER_GB));
    }

    private OptionalDouble shareOfFollower(Result batch) {
        return report.result(batch.benchmarkCase(), Engine.FOLLOWER)
                .map(follower -> batch.ratio(Measure.MB_PER_SECOND, follower))
                .orElse(OptionalDouble.empty());
    }

    private void judgeTrickle(Result batch) {
        atMost(batch, "p99 latency, × mirrormaker2", A_THIRD, report.ratio(batch, Measure.LATENCY_P99_MS));
        add(batch, "p99 latency, ms", Direction.BELOW, MOST_LATENCY_MS, batch.median(Measure.LATENCY_P99_MS));
        judgeTarget(batch, 1);
    }

    private void atLeast(Result batch, String what, double limit, OptionalDouble measured) {
        add(batch, what, Direction.AT_LEAST, limit, measured);
    }

    private void atMost(Result batch, String what, double limit, OptionalDouble measured) {
        add(batch, what, Direction.AT_MOST, limit, measured);
    }

    private void add(Result batch, String what, Direction direction, double limit, OptionalDouble measured) {
        bars.add(new Bar(batch.benchmarkCase(), what, direction, limit, measured));
    }
}
