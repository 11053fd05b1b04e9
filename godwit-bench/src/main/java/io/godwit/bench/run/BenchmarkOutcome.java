package io.godwit.bench.run;

import io.godwit.bench.result.BenchmarkReport;
import java.util.List;

/**
 * How a benchmark ended.
 *
 * @param failures runs that gave no figures, one line each
 */
public record BenchmarkOutcome(BenchmarkReport report, List<String> failures) {
    public BenchmarkOutcome {
        failures = List.copyOf(failures);
    }
}
