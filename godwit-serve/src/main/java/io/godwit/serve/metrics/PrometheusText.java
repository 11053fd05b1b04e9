package io.godwit.serve.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Samples in Prometheus' text format, by metric. */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<Metric, List<String>> samples = new EnumMap<>(Metric.class);
    private final String migration;

    PrometheusText(String migration) {
        this.migration = escaped(migration);
    }

    void add(Metric metric, double value, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric.id() + " has the labels " + metric.labels());
        }
        StringBuilder line = new StringBuilder(metric.id())
                .append("{migration=\"")
                .append(migration)
                .append('"');
        for (int i = 0; i < labels.length; i++) {
            line.append(',')
                    .append(metric.labels().get(i))
                    .append("=\"")
                    .append(escaped(labels[i]))
                    .append('"');
        }
        samples.computeIfAbsent(metric, unused -> new ArrayList<>())
                .add(line.append("} ").append(number(value)).toString());
    }

    void add(Metric metric, OptionalDouble value, String... labels) {
        value.ifPresent(known -> add(metric, known, labels));
    }

    void add(Metric metric, OptionalLong value, String... labels) {
        value.ifPresent(known -> add(metric, (double) known, labels));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** All samples, those of a metric together as the format wants it. */
    String text() {
        StringBuilder text = new StringBuilder();
        samples.forEach((metric, lines) -> {
            text.append("# HELP ")
                    .append(metric.id())
                    .append(' ')
                    .append(metric.meaning())
                    .append('\n');
            text.append("# TYPE ")
                    .append(metric.id())
                    .append(' ')
                    .append(metric.kind().name().toLowerCase(Locale.ROOT))
                    .append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }
}
