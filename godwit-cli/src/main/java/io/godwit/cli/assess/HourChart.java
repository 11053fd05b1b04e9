package io.godwit.cli.assess;

import io.godwit.cli.render.Amounts;
import io.godwit.core.assess.TrafficAssessment;
import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.TimeGrid;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Bytes in by the hour, as an area; hours of which nothing is known are shaded. */
final class HourChart {
    private static final int WIDTH = 1_100;
    private static final int HEIGHT = 260;
    private static final int LEFT = 90;
    private static final int TOP = 16;
    private static final int BOTTOM = 34;
    private static final double HOUR_SECONDS = 3_600;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final TrafficAssessment traffic;
    private final HourlyAmounts amounts;
    private final int hours;
    private final double highest;
    private final StringBuilder body = new StringBuilder();

    private HourChart(TrafficAssessment traffic) {
        this.traffic = traffic;
        this.amounts = traffic.log().bytes();
        this.hours = traffic.hours() - 1;
        this.highest = Math.max(1, traffic.bytesIn().peak().orElse(1));
    }

    static String of(TrafficAssessment traffic) {
        return new HourChart(traffic).draw();
    }

    private String draw() {
        unknown();
        grid();
        area();
        traffic.bytesIn().p95().ifPresent(p95 -> {
            add("<path class=\"mark\" d=\"M%d %.1fH%d\"/>", LEFT, y(p95), WIDTH);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">p95</text>", WIDTH - 4, y(p95) - 4);
        });
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Bytes in by the hour\">%n%s</svg>%n",
                WIDTH,
                HEIGHT,
                body);
    }

    private void unknown() {
        for (int hour = 0; hour < hours; hour++) {
            if (!amounts.isKnown(hour)) {
                add(
                        "<rect class=\"unknown\" x=\"%.1f\" y=\"%d\" width=\"%.2f\" height=\"%d\"/>",
                        x(hour), TOP, x(1) - x(0) + 0.3, HEIGHT - TOP - BOTTOM);
            }
        }
    }

    private void grid() {
        for (int quarter = 0; quarter <= 4; quarter++) {
            double value = highest * quarter / 4;
            add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y(value), WIDTH);
            add(
                    "<text class=\"faint\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 8, y(value) + 4, Amounts.bytesPerSecond(value));
        }
        int every = Math.max(1, hours / 24 / 10);
        for (int hour = 0; hour < hours; hour++) {
            Instant at = new TimeGrid(
                            traffic.start(), traffic.hours(), traffic.start().plusSeconds(traffic.hours() * 3_600L))
                    .boundary(hour);
            boolean midnight = at.getEpochSecond() % 86_400 == 0;
            if (midnight && at.getEpochSecond() / 86_400 % every == 0) {
                add("<path class=\"grid\" d=\"M%.1f %dV%d\"/>", x(hour), TOP, HEIGHT - BOTTOM);
                add("<text class=\"faint\" x=\"%.1f\" y=\"%d\">%s</text>", x(hour) + 3, HEIGHT - 14, DAY.format(at));
            }
        }
    }

    /** One area for each run of known hours, a step an hour. */
    private void area() {
        int hour = 0;
        while (hour < hours) {
            if (!amounts.isKnown(hour)) {
                hour++;
                continue;
            }
            StringBuilder line = new StringBuilder();
            int first = hour;
            for (; hour < hours && amounts.isKnown(hour); hour++) {
                double level = y(amounts.at(hour) / HOUR_SECONDS);
                line.append(String.format(
                        Locale.ROOT, "%s%.1f %.1fH%.1f", hour == first ? "M" : "L", x(hour), level, x(hour + 1)));
            }
            add("<path class=\"area\" d=\"%sV%.1fH%.1fZ\"/>", line, y(0), x(first));
            add("<path class=\"line\" d=\"%s\"/>", line);
        }
    }

    private double x(int hour) {
        return LEFT + (double) hour / Math.max(1, hours) * (WIDTH - LEFT);
    }

    private double y(double rate) {
        return HEIGHT - BOTTOM - rate / highest * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String format, Object... arguments) {
        body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
