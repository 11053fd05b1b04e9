package io.godwit.cli.mirror;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.cli.render.WatchText;
import io.godwit.core.status.Figures;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.SlowDown;
import io.godwit.core.status.TopicStatus;
import io.godwit.core.unit.DataSize;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A migration's status for people: a head line, a row for each topic, what is wrong, and what to do next. */
final class StatusTable {
    private static final List<String> URGENT_FIRST =
            List.of("BLOCKED", "PAUSED", "PLANNED", "CREATED", "COPYING", "IN_SYNC");

    private final Style style;
    private final int width;
    private final int mostRows;
    private final boolean withPaths;

    private StatusTable(Style style, int width, int mostRows, boolean withPaths) {
        this.style = style;
        this.width = width;
        this.mostRows = mostRows;
        this.withPaths = withPaths;
    }

    /** All there is to say. */
    static StatusTable whole(Style style) {
        return new StatusTable(style, Integer.MAX_VALUE, Integer.MAX_VALUE, true);
    }

    /**
     * What fits a screen.
     *
     * @param mostRows above that many topics only those that matter most are shown
     */
    static StatusTable screen(Style style, int width, int mostRows) {
        return new StatusTable(style, width, mostRows, false);
    }

    void print(MigrationStatus status, PrintWriter out) {
        for (String line : lines(status)) {
            out.println(line);
        }
    }

    List<String> lines(MigrationStatus status) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println(head(status));
        if (!status.topics().isEmpty()) {
            table(status).print(out);
            int hidden =
                    status.topics().size() - Math.min(mostRows, status.topics().size());
            if (hidden > 0) {
                out.println("… and " + hidden + " more topics, further along than these");
            }
        }
        if (withPaths) {
            new PathsText().print(status.topics(), out);
        }
        status.mirror().flatMap(MirrorSession::groups).ifPresent(groups -> new GroupsText(style)
                .print(groups, status.at(), out));
        status.mirror().ifPresent(mirror -> remarks(mirror, status.running(), out));
        status.watches().forEach(watch -> out.println(WatchText.line(watch)));
        reasons(status, out);
        out.println(
                status.next().isEmpty()
                        ? "It is " + status.reason()
                        : "Next: " + status.next() + " (" + status.who() + ")");
        return text.toString().lines().map(this::cut).toList();
    }

    private String head(MigrationStatus status) {
        if (status.state().equals("COMPLETED")) {
            return style.strong(status.migration()) + "  " + coloured(status.state()) + " since " + status.since();
        }
        String mirror = status.mirror()
                .map(session -> status.running()
                        ? "mirror runs (" + session.engine() + ", " + session.actor() + ")"
                        : style.warning("STALE: no mirror is running, last word " + age(status) + " ago"))
                .orElse("no mirror ran yet");
        String throttle = status.mirror()
                .filter(session -> status.running())
                .map(MirrorSession::throttleBytesPerSecond)
                .filter(java.util.OptionalLong::isPresent)
                .map(limit -> ", throttled to " + new DataSize(limit.getAsLong()) + "/s")
                .orElse("");
        return style.strong(status.migration()) + "  " + coloured(status.state()) + "  " + mirror + throttle;
    }

    static String age(MigrationStatus status) {
        return status.ageSeconds().isPresent()
                ? Amounts.duration(
                        Duration.ofMillis(Math.round(status.ageSeconds().getAsDouble() * 1000)))
                : "-";
    }

    private Table table(MigrationStatus status) {
        boolean waves = hasWaves(status);
        Table table = new Table().left("TOPIC");
        if (waves) {
            table = table.left("WAVE");
        }
        table = table.left("STATE")
                .right("COPIED")
                .right("RECORDS")
                .right("BYTES")
                .right("RATE")
                .right("LAG")
                .right("BEHIND")
                .left("ETA");
        List<TopicStatus> shown = status.topics().stream()
                .sorted(
                        status.topics().size() > mostRows
                                ? Comparator.comparingInt(StatusTable::rank)
                                        .thenComparing(topic ->
                                                -topic.progress().lagRecords().orElse(0))
                                : Comparator.comparing(TopicStatus::topic))
                .limit(mostRows)
                .toList();
        for (TopicStatus topic : shown) {
            row(table, names(topic.topic(), waves, topic.wave().orElse("-"), state(topic)), topic.progress());
        }
        if (status.topics().size() > 1) {
            row(table, names("all " + status.topics().size(), waves, "", ""), status.progress());
        }
        return table;
    }

    /** Where producers move in several waves, it matters which one a topic belongs to. */
    private static boolean hasWaves(MigrationStatus status) {
        return status.topics().stream().anyMatch(topic -> topic.wave().isPresent());
    }

    private static List<String> names(String topic, boolean waves, String wave, String state) {
        return waves ? List.of(topic, wave, state) : List.of(topic, state);
    }

    private static void row(Table table, List<String> names, Figures figures) {
        List<String> cells = new ArrayList<>(names);
        cells.addAll(List.of(
                figures.percent().isPresent()
                        ? Amounts.percent(figures.percent().getAsDouble() / 100)
                        : "-",
                Amounts.count(figures.recordsCopied().orElse(-1)),
                Amounts.bytes(figures.bytesCopied().orElse(-1)),
                rate(figures),
                Amounts.count(figures.lagRecords().orElse(-1)),
                seconds(figures.lagSeconds()),
                figures.eta().orElse("-")));
        table.row(cells.toArray(String[]::new));
    }

    static String rate(Figures figures) {
        return figures.copyBytesPerSecond().isPresent()
                ? Amounts.bytesPerSecond(figures.copyBytesPerSecond().getAsDouble())
                : "-";
    }

    static String seconds(OptionalDouble seconds) {
        return seconds.isPresent()
                ? Amounts.duration(Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000)))
                : "-";
    }

    private void remarks(MirrorSession mirror, boolean running, PrintWriter out) {
        if (running) {
            mirror.slowDowns().orElse(List.of()).forEach(slow -> out.println("Held back: " + slowDown(slow)));
        }
        mirror.failures().forEach(failure -> out.println(style.bad("! ") + failure));
        mirror.warnings().forEach(warning -> out.println(style.warning("! ") + warning));
    }

    static String slowDown(SlowDown slow) {
        return slow.broker() + " " + slow.reason() + "; it is given "
                + Amounts.bytesPerSecond((double) slow.bytesPerSecond());
    }

    /** Whoever waits says why; a reason that many share is said once. */
    private void reasons(MigrationStatus status, PrintWriter out) {
        status.topics().stream()
                .filter(topic -> !topic.reason().isEmpty())
                .limit(Math.min(mostRows, 20))
                .forEach(topic -> out.println("  " + topic.topic() + ": "
                        + topic.code().map(code -> code + " ").orElse("") + topic.reason()
                        + Optional.of(topic.next())
                                .filter(next -> topic.code().isPresent())
                                .map(next -> ". Fix: " + next)
                                .orElse("")));
    }

    /** What is copied back has its figures the other way round. */
    private String state(TopicStatus topic) {
        return coloured(topic.state())
                + topic.direction()
                        .map(direction -> direction.equals("REVERSE") ? " ←" : " ‖")
                        .orElse("");
    }

    private String coloured(String state) {
        return switch (state) {
            case "IN_SYNC", "COMPLETED" -> style.good(state);
            case "BLOCKED" -> style.bad(state);
            case "PAUSED", "PLANNED" -> style.warning(state);
            default -> state;
        };
    }

    private String cut(String line) {
        boolean plain = line.indexOf('\u001b') < 0;
        return plain && line.length() > width ? line.substring(0, Math.max(1, width - 1)) + "…" : line;
    }

    private static int rank(TopicStatus topic) {
        int index = URGENT_FIRST.indexOf(topic.state());
        return index < 0 ? URGENT_FIRST.size() : index;
    }
}
