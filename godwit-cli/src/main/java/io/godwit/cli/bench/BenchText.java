package io.godwit.cli.bench;

import io.godwit.bench.result.Bar;
import io.godwit.bench.result.Bars;
import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.BenchmarkReport;
import io.godwit.bench.result.Engine;
import io.godwit.bench.result.Measure;
import io.godwit.bench.result.Result;
import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/** The results for people: speed, cost, latency, and the bars. Medians, with the smallest and largest round behind them. */
final class BenchText {
    private final BenchmarkReport report;
    private final Style style;

    BenchText(BenchmarkReport report, Style style) {
        this.report = report;
        this.style = style;
    }

    void print(PrintWriter out) {
        speed(out);
        cost(out);
        steady(out);
        bars(out);
        out.flush();
    }

    private void speed(PrintWriter out) {
        Table table = new Table()
                .left("speed")
                .left("engine")
                .right("MB/s")
                .right("min–max")
                .right("wire MB/s")
                .right("records/s")
                .right("× mm2");
        boolean any = false;
        for (Result result : report.results()) {
            if (result.benchmarkCase().kind() == BenchmarkCase.Kind.COPY) {
                any = true;
                table.row(
                        result.benchmarkCase().label(),
                        result.engine().label(),
                        median(result, Measure.MB_PER_SECOND),
                        range(result, Measure.MB_PER_SECOND),
                        median(result, Measure.WIRE_MB_PER_SECOND),
                        count(result.median(Measure.RECORDS_PER_SECOND)),
                        ratio(result, Measure.MB_PER_SECOND));
            }
        }
        print(table, any, out);
    }

    private void cost(PrintWriter out) {
        Table table = new Table()
                .left("CPU s per GB")
                .left("engine")
                .right("mirror")
                .right("min–max")
                .right("× mm2")
                .right("source")
                .right("target")
                .right("× mm2")
                .right("start s")
                .right("peak MB");
        boolean any = false;
        for (Result result : report.results()) {
            if (result.benchmarkCase().kind() != BenchmarkCase.Kind.IDLE) {
                any = true;
                table.row(
                        result.benchmarkCase().label(),
                        result.engine().label(),
                        median(result, Measure.MIRROR_CPU_SECONDS_PER_GB),
                        range(result, Measure.MIRROR_CPU_SECONDS_PER_GB),
                        ratio(result, Measure.MIRROR_CPU_SECONDS_PER_GB),
                        median(result, Measure.SOURCE_CPU_SECONDS_PER_GB),
                        median(result, Measure.TARGET_CPU_SECONDS_PER_GB),
                        ratio(result, Measure.TARGET_CPU_SECONDS_PER_GB),
                        median(result, Measure.START_CPU_SECONDS),
                        median(result, Measure.PEAK_MEMORY_MB));
            }
        }
        print(table, any, out);
    }

    private void steady(PrintWriter out) {
        Table table = new Table()
                .left("steady")
                .left("engine")
                .right("p50 ms")
                .right("p99 ms")
                .right("min–max")
                .right("× mm2")
                .right("mirror CPU")
                .right("start s")
                .right("peak MB");
        boolean any = false;
        for (Result result : report.results()) {
            if (result.benchmarkCase().kind() != BenchmarkCase.Kind.COPY) {
                any = true;
                table.row(
                        result.benchmarkCase().label(),
                        result.engine().label(),
                        median(result, Measure.LATENCY_P50_MS),
                        median(result, Measure.LATENCY_P99_MS),
                        range(result, Measure.LATENCY_P99_MS),
                        ratio(result, Measure.LATENCY_P99_MS),
                        Amounts.percent(result.median(Measure.MIRROR_CPU_SHARE).orElse(Double.NaN)),
                        median(result, Measure.START_CPU_SECONDS),
                        median(result, Measure.PEAK_MEMORY_MB));
            }
        }
        print(table, any, out);
    }

    private void bars(PrintWriter out) {
        Table table = new Table()
                .left("bar")
                .left("batch engine")
                .left("")
                .right("measured")
                .left("verdict");
        boolean any = false;
        for (Bar bar : Bars.of(report)) {
            any = true;
            table.row(
                    bar.benchmarkCase().label(),
                    bar.what(),
                    bar.limitText(),
                    bar.measuredText(),
                    verdict(bar.verdict()));
        }
        print(table, any, out);
    }

    private static void print(Table table, boolean any, PrintWriter out) {
        if (any) {
            table.print(out);
            out.println();
        }
    }

    private String verdict(Bar.Verdict verdict) {
        return switch (verdict) {
            case PASS -> style.good("pass");
            case FAIL -> style.bad("FAIL");
            case UNKNOWN -> "-";
        };
    }

    private String ratio(Result result, Measure measure) {
        return result.engine() == Engine.MIRRORMAKER2 ? "" : number(report.ratio(result, measure));
    }

    private static String median(Result result, Measure measure) {
        return number(result.median(measure));
    }

    private static String range(Result result, Measure measure) {
        return result.spread(measure)
                .map(spread -> number(spread.min()) + "–" + number(spread.max()))
                .orElse("-");
    }

    private static String count(OptionalDouble value) {
        return value.isEmpty() ? "-" : Amounts.count(Math.round(value.getAsDouble()));
    }

    /** Three digits are more than a measurement is worth. */
    private static String number(OptionalDouble value) {
        return value.isEmpty() ? "-" : number(value.getAsDouble());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
