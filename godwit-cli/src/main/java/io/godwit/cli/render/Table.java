package io.godwit.cli.render;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A table in plain text: a header line, columns as wide as their widest cell, two spaces between them. The last column is
 * never padded, so that lines have no trailing blanks.
 */
public final class Table {
    /** Escape sequences take no room on the screen. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    /** Lines below a row, by the row's index. */
    private final Map<Integer, List<String>> notes = new HashMap<>();

    private record Column(String title, boolean right) {}

    /** Adds a column of texts. */
    public Table left(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    /** Adds a column of numbers. */
    public Table right(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    /** @throws IllegalArgumentException unless there is one cell for each column */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Adds a line below the last row, as it stands. */
    public Table note(String line) {
        notes.computeIfAbsent(rows.size() - 1, index -> new ArrayList<>()).add(line);
        return this;
    }

    public void print(PrintWriter out) {
        int[] widths = widths();
        line(out, widths, columns.stream().map(Column::title).toList());
        for (int index = 0; index < rows.size(); index++) {
            line(out, widths, rows.get(index));
            notes.getOrDefault(index, List.of()).forEach(out::println);
        }
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = visibleLength(columns.get(i).title());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], visibleLength(row.get(i)));
            }
        }
        return widths;
    }

    private void line(PrintWriter out, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - visibleLength(cell));
            line.append(i == 0 ? "" : "  ");
            line.append(columns.get(i).right() ? padding + cell : cell + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int visibleLength(String cell) {
        String visible = COLOUR.matcher(cell).replaceAll("");
        return visible.codePointCount(0, visible.length());
    }
}
