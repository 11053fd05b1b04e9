package io.godwit.bench.run;

import io.godwit.bench.result.BenchmarkCase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What to measure, and how thoroughly.
 *
 * @param rounds how often each engine copies each case
 * @param quick less data and shorter windows
 * @param bytes of data in each case; empty = what the case says
 * @param jvmOptions of the engines' processes
 */
public record BenchmarkOptions(
        List<BenchmarkCase> cases, int rounds, boolean quick, OptionalLong bytes, List<String> jvmOptions) {
    private static final int ROUNDS = 3;

    /** As the launcher starts {@code godwit mirror}. */
    private static final List<String> LAUNCHER_OPTIONS = List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m");

    public BenchmarkOptions {
        cases = List.copyOf(cases);
        jvmOptions = List.copyOf(jvmOptions);
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
        return new BenchmarkOptions(wanted, quick ? 1 : ROUNDS, quick, OptionalLong.empty(), LAUNCHER_OPTIONS);
    }

    /** As {@link #of}, in one round with so much data in each case. */
    public static BenchmarkOptions small(List<BenchmarkCase> cases, long bytes) {
        return new BenchmarkOptions(cases, 1, true, OptionalLong.of(bytes), LAUNCHER_OPTIONS);
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
