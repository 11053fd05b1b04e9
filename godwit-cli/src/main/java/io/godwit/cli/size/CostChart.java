package io.godwit.cli.size;

import io.godwit.core.size.CostItem;
import io.godwit.core.size.SizeOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Monthly costs as stacked bars, one a row, each item in the same colour in all rows. Colours are classes of the page's style. */
final class CostChart {
    static final int COLOURS = 12;

    private static final int WIDTH = 960;
    private static final int LABELS = 250;
    private static final int BARS = 590;
    private static final int ROW = 30;
    private static final int BAR = 20;
    private static final int LEGEND_ENTRY = 230;
    private static final int LEGEND_COLUMNS = 4;
    private static final int LEGEND_ROW = 20;

    private final List<SizeOption> options;
    private final List<String> items;
    private final StringBuilder body = new StringBuilder();

    CostChart(List<SizeOption> options) {
        this.options = List.copyOf(options);
        List<String> names = new ArrayList<>();
        options.forEach(option -> option.costs().stream()
                .map(CostItem::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add));
        this.items = List.copyOf(names);
    }

    String svg() {
        int legend = legend();
        double most =
                options.stream().mapToDouble(SizeOption::priceOrHighest).max().orElse(1);
        int top = legend + 12;
        for (SizeOption option : options) {
            row(option, top, most);
            top += ROW;
        }
        return "<svg viewBox=\"0 0 " + WIDTH + " " + top + "\" role=\"img\" aria-label=\"Monthly cost by item\">\n"
                + body + "</svg>\n";
    }

    private int legend() {
        for (int i = 0; i < items.size(); i++) {
            int x = i % LEGEND_COLUMNS * LEGEND_ENTRY;
            int y = i / LEGEND_COLUMNS * LEGEND_ROW;
            rectangle(x, y + 2, 12, 12, i, items.get(i));
            text(x + 18, y + 13, "start", items.get(i));
        }
        return (items.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS * LEGEND_ROW;
    }

    private void row(SizeOption option, int top, double most) {
        text(LABELS - 10, top + 15, "end", option.title());
        double x = LABELS;
        for (CostItem item : option.costs()) {
            double length = BARS * item.usd() / most;
            String tip = option.title() + ", " + item.name() + ": $" + SizeText.usd(OptionalDouble.of(item.usd()));
            rectangle(x, top, length, BAR, items.indexOf(item.name()), tip);
            x += length;
        }
        text(x + 8, top + 15, "start", "$" + SizeText.usd(option.monthlyUsd()));
    }

    private void rectangle(double x, double top, double length, double height, int colour, String tip) {
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"c%d\"><title>%s</title></rect>%n",
                x,
                top,
                length,
                height,
                colour % COLOURS,
                Html.escaped(tip)));
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
