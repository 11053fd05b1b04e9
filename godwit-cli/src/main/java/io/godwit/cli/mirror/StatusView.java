package io.godwit.cli.mirror;

import io.godwit.cli.CommandContext;
import io.godwit.cli.Output;
import io.godwit.core.status.MigrationStatus;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Shows a status again and again: redrawn in place for a person at a terminal, one line each ten seconds elsewhere, one
 * JSON document a line for a program.
 */
final class StatusView implements AutoCloseable {
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final int USUAL_ROWS = 24;
    private static final int ROWS_AROUND_TABLE = 10;
    private static final String CLEAR_TO_END = "\u001b[J";
    private static final String CLEAR_LINE = "\u001b[K";

    private final Output output;
    private final PrintWriter out;
    private final Clock clock;
    private final boolean live;
    private final StatusTable table;
    private Instant shownAt = Instant.MIN;
    private String shownState = "";
    private int drawnLines;

    private StatusView(Output output, PrintWriter out, Clock clock, boolean live, StatusTable table) {
        this.output = output;
        this.out = out;
        this.clock = clock;
        this.live = live;
        this.table = table;
    }

    static StatusView of(CommandContext context) {
        boolean live = context.terminal().interactive() && context.output().isText();
        int rows = Math.max(3, rows(context.terminal().environment()) - ROWS_AROUND_TABLE);
        return new StatusView(
                context.output(),
                context.terminal().out(),
                context.clock(),
                live,
                StatusTable.screen(context.style(), context.terminal().width(), rows));
    }

    private static int rows(Map<String, String> environment) {
        String lines = environment.getOrDefault("LINES", "");
        return lines.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(lines) : USUAL_ROWS;
    }

    void show(MigrationStatus status) {
        if (live) {
            redraw(table.lines(status));
        } else if (isDue(status)) {
            shownAt = clock.instant();
            shownState = status.state();
            output.writeNext(status, text -> text.println(StatusLine.of(status)));
        }
    }

    /** A change of the state is told at once. */
    private boolean isDue(MigrationStatus status) {
        return !status.state().equals(shownState)
                || Duration.between(shownAt, clock.instant()).compareTo(LINE_EVERY) >= 0;
    }

    private void redraw(List<String> lines) {
        StringBuilder frame = new StringBuilder();
        if (drawnLines > 0) {
            frame.append("\u001b[").append(drawnLines).append("A\r");
        }
        lines.forEach(line -> frame.append(line).append(CLEAR_LINE).append('\n'));
        out.print(frame.append(CLEAR_TO_END));
        out.flush();
        drawnLines = lines.size();
    }

    @Override
    public void close() {
        out.flush();
    }
}
