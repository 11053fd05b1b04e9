package io.godwit.bench.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Two bar charts in one picture: throughput, and CPU of the mirror. Each bar has its number, each case its own scale. */
public final class SvgChart {
    private static final int WIDTH = 900;
    private static final int LABELS = 150;
    private static final int BARS = 560;
    private static final int ROW = 20;
    private static final int CASE_GAP = 12;
    private static final int TITLE = 40;

    private final BenchmarkReport report;
    private final StringBuilder body = new StringBuilder();
    private int y = TITLE;

    private SvgChart(BenchmarkReport report) {
        this.report = report;
    }

    /** The picture as the text of an SVG file. */
    public static String of(BenchmarkReport report) {
        return new SvgChart(report).draw();
    }

    private String draw() {
        legend();
        chart("Throughput, MB/s (more is better)", Measure.MB_PER_SECOND);
        chart("CPU seconds of the mirror per GB (less is better)", Measure.MIRROR_CPU_SECONDS_PER_GB);
        chart("End-to-end latency p99, ms (less is better)", Measure.LATENCY_P99_MS);
        return """
               <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
               font-family="sans-serif" font-size="13">
               <rect width="100%%" height="100%%" fill="white"/>
               %3$s</svg>
               """
                .formatted(WIDTH, y + ROW, body);
    }

    private void legend() {
        text(20, 24, "godwit bench mirror", "start", "bold");
        int x = 420;
        for (Engine engine : Engine.values()) {
            rectangle(x, 13, 12, 12, engine);
            text(x + 18, 24, engine.label(), "start", "normal");
            x += 140;
        }
    }

    private void chart(String title, Measure measure) {
        List<BenchmarkCase> shown = Arrays.stream(BenchmarkCase.values())
                .filter(one -> !measured(one, measure).isEmpty())
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        y += CASE_GAP;
        text(20, y + 14, title, "start", "bold");
        y += ROW + CASE_GAP;
        shown.forEach(one -> group(one, measure));
    }

    private List<Result> measured(BenchmarkCase benchmarkCase, Measure measure) {
        List<Result> measured = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            report.result(benchmarkCase, engine)
                    .filter(result -> result.median(measure).isPresent())
                    .ifPresent(measured::add);
        }
        return measured;
    }

    private void group(BenchmarkCase benchmarkCase, Measure measure) {
        List<Result> results = measured(benchmarkCase, measure);
        double largest = results.stream()
                .map(result -> result.median(measure))
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(0);
        text(LABELS, y + 14, benchmarkCase.label(), "end", "normal");
        for (Result result : results) {
            double value = result.median(measure).orElse(0);
            int width = largest > 0 ? (int) Math.max(1, Math.round(BARS * value / largest)) : 1;
            rectangle(LABELS + 12, y, width, ROW - 4, result.engine());
            text(LABELS + 20 + width, y + 13, number(value) + ratio(result, measure), "start", "normal");
            y += ROW;
        }
        y += CASE_GAP;
    }

    private String ratio(Result result, Measure measure) {
        OptionalDouble ratio = report.ratio(result, measure);
        return result.engine() == Engine.MIRRORMAKER2 || ratio.isEmpty()
                ? ""
                : "  (× " + number(ratio.getAsDouble()) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private void rectangle(int x, int top, int width, int height, Engine engine) {
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
                x,
                top,
                width,
                height,
                colour(engine)));
    }

    private static String colour(Engine engine) {
        return switch (engine) {
            case MIRRORMAKER2 -> "#b0b7c3";
            case BATCH -> "#1f6feb";
            case FOLLOWER -> "#8fd19e";
        };
    }

    private void text(int x, int baseline, String text, String anchor, String weight) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n",
                x,
                baseline,
                anchor,
                weight,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
