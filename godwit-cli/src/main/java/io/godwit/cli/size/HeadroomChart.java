package io.godwit.cli.size;

import io.godwit.core.size.Headroom;
import io.godwit.core.size.SizeOption;
import java.util.List;
import java.util.Locale;

/** How much of its scarcest resource each option uses at peak, in three states, against its hard limit. */
final class HeadroomChart {
    private static final int WIDTH = 960;
    private static final int LABELS = 250;
    private static final int BARS = 590;
    /** As high as the text beside it, so that figures of equal bars do not run into each other. */
    private static final int BAR = 16;

    private static final int GAP = 14;
    private static final int TOP = 30;

    /** Bars end a little beyond the limit, however much more is asked for. */
    private static final double MOST_PERCENT = 125;

    private static final String[] STATES = {"at peak", "one zone lost", "copy running"};

    private final List<SizeOption> options;
    private final StringBuilder body = new StringBuilder();

    HeadroomChart(List<SizeOption> options) {
        this.options =
                options.stream().filter(option -> option.headroom().isPresent()).toList();
    }

    boolean isEmpty() {
        return options.isEmpty();
    }

    String svg() {
        for (int i = 0; i < STATES.length; i++) {
            body.append(String.format(
                    Locale.ROOT, "<rect x=\"%d\" y=\"2\" width=\"12\" height=\"12\" class=\"c%d\"/>%n", i * 160, i));
            text(i * 160 + 18, 13, "start", STATES[i]);
        }
        int top = TOP;
        for (SizeOption option : options) {
            text(LABELS - 10, top + 1.5 * BAR + 4, "end", option.title());
            Headroom left = option.headroom().orElseThrow();
            bar(top, 0, 100 - left.normalPercent());
            bar(top + BAR, 1, 100 - left.zoneLostPercent());
            bar(top + 2 * BAR, 2, 100 - left.migrationPercent());
            top += 3 * BAR + GAP;
        }
        double limit = LABELS + BARS * 100 / MOST_PERCENT;
        body.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" class=\"limit\"/>%n",
                limit,
                TOP - 6,
                limit,
                top - GAP + 4));
        text(limit, 13, "middle", "hard limit");
        return "<svg viewBox=\"0 0 " + WIDTH + " " + top
                + "\" role=\"img\" aria-label=\"Use of the scarcest resource\">\n" + body + "</svg>\n";
    }

    private void bar(int top, int state, double usedPercent) {
        double length = BARS * Math.min(usedPercent, MOST_PERCENT) / MOST_PERCENT;
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" class=\"%s\"/>%n",
                LABELS,
                top,
                length,
                BAR - 1,
                usedPercent > 100 ? "over" : "c" + state));
        text(
                LABELS + length + 6,
                top + BAR - 4.0,
                "start",
                String.format(Locale.ROOT, "%,.0f %%%s", usedPercent, usedPercent > 100 ? ": too much" : ""));
    }

    private void text(double x, double baseline, String anchor, String text) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                baseline,
                anchor,
                Html.escaped(text)));
    }
}
