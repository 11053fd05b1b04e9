package io.godwit.bench.run;

import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.Engine;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to measure, and how thoroughly.
 *
 * @param engines those of each case that are measured
 * @param rounds how often each engine copies each case
 * @param quick less data and shorter windows
 * @param bytes of data in each case; empty = what the case says
 * @param moreJvmOptions of the engines' processes, besides their own
 */
public record BenchmarkOptions(
        List<BenchmarkCase> cases,
        Set<Engine> engines,
        int rounds,
        boolean quick,
        OptionalLong bytes,
        List<String> moreJvmOptions) {
    private static final int ROUNDS = 3;

    /** As the launcher starts {@code godwit mirror}. */
    private static final List<String> LAUNCHER_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xms128m", "-Xmx512m");

    /** As docs/reference/mirrormaker2.md advises for that engine: it handles each record in Java, so the optimizing compiler pays. */
    private static final List<String> MIRRORMAKER_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:TieredStopAtLevel=4", "-Xmx512m");

    public BenchmarkOptions {
        cases = List.copyOf(cases);
        engines = Set.copyOf(engines);
        moreJvmOptions = List.copyOf(moreJvmOptions);
        if (rounds < 1) {
            throw new IllegalArgumentException("there is at least one round");
        }
    }

    /** @param cases empty = all; without the dear one where it must be quick */
    public static BenchmarkOptions of(List<BenchmarkCase> cases, boolean quick) {
        List<BenchmarkCase> wanted = cases.isEmpty()
                ? Arrays.stream(BenchmarkCase.values())
                        .filter(one -> !quick || one.kind() != BenchmarkCase.Kind.IDLE)
                        .toList()
                : cases;
        return new BenchmarkOptions(
                wanted, Set.of(Engine.values()), quick ? 1 : ROUNDS, quick, OptionalLong.empty(), List.of());
    }

    /** As {@link #of}, in one round with so much data in each case. */
    public static BenchmarkOptions small(List<BenchmarkCase> cases, long bytes) {
        return new BenchmarkOptions(cases, Set.of(Engine.values()), 1, true, OptionalLong.of(bytes), List.of());
    }

    /** Measures these engines alone; what is compared to another one is unknown then. */
    public BenchmarkOptions withEngines(Set<Engine> only) {
        return new BenchmarkOptions(cases, only, rounds, quick, bytes, moreJvmOptions);
    }

    /** Gives the engines' JVMs further options, such as a profiler's. */
    public BenchmarkOptions withJvmOptions(List<String> more) {
        List<String> all = Stream.concat(moreJvmOptions.stream(), more.stream()).toList();
        return new BenchmarkOptions(cases, engines, rounds, quick, bytes, all);
    }

    List<String> jvmOptions(Engine engine) {
        List<String> own = engine == Engine.MIRRORMAKER2 ? MIRRORMAKER_OPTIONS : LAUNCHER_OPTIONS;
        return Stream.concat(own.stream(), moreJvmOptions.stream()).toList();
    }

    long bytesOf(BenchmarkCase benchmarkCase) {
        return bytes.orElse(benchmarkCase.load().bytes(quick));
    }

    boolean hasIdleCase() {
        return cases.stream().anyMatch(one -> one.kind() == BenchmarkCase.Kind.IDLE);
    }

    Duration trickleWarmUp() {
        return Duration.ofSeconds(quick ? 3 : 10);
    }

    Duration trickleWindow() {
        return Duration.ofSeconds(quick ? 6 : 20);
    }
}
