package io.godwit.cli.waves;

import io.godwit.core.waves.ProposedWave;
import io.godwit.core.waves.UsedApplication;
import io.godwit.core.waves.WaveProposal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A band for each wave: its applications on the left, the topics that they write on the right. A topic's readers stand in its band
 * or in one above. Topics that nobody is known to write are in a band of their own.
 */
final class WavesPicture {
    private static final String STYLE =
            """
            <style>
            svg { --ground: #ffffff; --ink: #1d2330; --faint: #5b6475; --band: #f4f6fa; --line: #d9dee7; --application: #dbe8fb;
              --topic: #dff2ef; --new: #e08a1e; --writes: #2a9d8f; --reads: #2f6fd0;
              background: var(--ground); font: 13px system-ui, sans-serif; }
            @media (prefers-color-scheme: dark) { svg { --ground: #14181f; --ink: #e6e9ef; --faint: #9aa4b5; --band: #1d232d;
              --line: #323a47; --application: #23406b; --topic: #1f4d47; --new: #f0ac55; --writes: #58c7b9; --reads: #6aa3f5; } }
            text { fill: var(--ink); } .faint { fill: var(--faint); } .band { fill: var(--band); stroke: var(--line); }
            .application { fill: var(--application); } .topic { fill: var(--topic); }
            .new { stroke: var(--new); stroke-width: 2; stroke-dasharray: 5 3; }
            .writes { stroke: var(--writes); } .reads { stroke: var(--reads); }
            path { fill: none; stroke-width: 1.5; opacity: 0.8; } line { stroke-width: 2; }
            </style>
            """;
    private static final int WIDTH = 1_100;
    private static final int ROW = 30;
    private static final int HEAD = 34;
    private static final int GAP = 14;
    private static final int BOX = 300;
    private static final int APPLICATIONS = 40;
    private static final int TOPICS = WIDTH - BOX - 40;
    private static final int LONGEST = 38;

    private final Map<String, Integer> applicationRows = new LinkedHashMap<>();
    private final Map<String, Integer> topicRows = new HashMap<>();
    private final StringBuilder bands = new StringBuilder();
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder boxes = new StringBuilder();
    private int bottom = HEAD;

    private WavesPicture() {}

    /** An SVG file that needs nothing else. */
    static String of(WaveProposal proposal) {
        return new WavesPicture().draw(proposal);
    }

    private String draw(WaveProposal proposal) {
        Map<String, UsedApplication> byName = new HashMap<>();
        proposal.applications().forEach(application -> byName.put(application.name(), application));
        key(APPLICATIONS, "writes", "writes");
        key(APPLICATIONS + 120, "reads", "reads");
        text(bands, APPLICATIONS + 240, 22, "dashed: not in migration.yaml yet", "faint");
        int number = 1;
        for (ProposedWave wave : proposal.waves()) {
            band("Wave " + number + ": " + wave.name(), wave.applications(), List.copyOf(wave.topics()));
            number++;
        }
        SortedSet<String> others = new TreeSet<>();
        proposal.applications()
                .forEach(application -> others.addAll(application.reads().keySet()));
        proposal.questions().forEach(question -> others.addAll(question.topics()));
        others.removeAll(topicRows.keySet());
        if (!others.isEmpty()) {
            band("Nobody is known to write", List.of(), List.copyOf(others));
        }
        applicationRows.keySet().forEach(name -> uses(Objects.requireNonNull(byName.get(name))));
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"Applications, topics and waves\">%n%s%s%s%s</svg>%n",
                WIDTH,
                bottom,
                STYLE,
                bands,
                lines,
                boxes);
    }

    private void key(int x, String style, String words) {
        bands.append(String.format(
                Locale.ROOT, "<line class=\"%s\" x1=\"%d\" y1=\"18\" x2=\"%d\" y2=\"18\"/>%n", style, x, x + 30));
        text(bands, x + 38, 22, words, "faint");
    }

    private void band(String title, List<String> applications, List<String> topics) {
        int rows = Math.max(applications.size(), topics.size());
        int height = HEAD + rows * ROW + GAP / 2;
        bands.append(String.format(
                Locale.ROOT,
                "<rect class=\"band\" x=\"10\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>%n",
                bottom,
                WIDTH - 20,
                height));
        text(bands, 24, bottom + 22, title, "faint");
        for (int index = 0; index < applications.size(); index++) {
            applicationRows.put(applications.get(index), bottom + HEAD + index * ROW);
        }
        for (int index = 0; index < topics.size(); index++) {
            topicRows.put(topics.get(index), bottom + HEAD + index * ROW);
            box(TOPICS, bottom + HEAD + index * ROW, topics.get(index), "topic");
        }
        bottom += height + GAP;
    }

    private void uses(UsedApplication application) {
        int y = applicationRows.getOrDefault(application.name(), 0);
        String owner = application.owner().map(name -> " (" + name + ")").orElse("");
        box(APPLICATIONS, y, application.name() + owner, application.isNamed() ? "application" : "application new");
        application
                .writes()
                .keySet()
                .forEach(topic -> line(y, topic, "writes", application.name() + " writes " + topic));
        application.reads().keySet().forEach(topic -> line(y, topic, "reads", application.name() + " reads " + topic));
    }

    private void box(int x, int y, String name, String style) {
        boxes.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>%n",
                style,
                x,
                y,
                BOX,
                ROW - 6));
        text(boxes, x + 10, y + 17, name, "");
    }

    private static void text(StringBuilder to, int x, int y, String text, String style) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        to.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%d\" y=\"%d\">%s<title>%s</title></text>%n",
                style,
                x,
                y,
                escaped(shown),
                escaped(text)));
    }

    /** Both lines of an application that reads and writes a topic are seen: they end a little apart. */
    private void line(int y, String topic, String style, String title) {
        int apart = style.equals("writes") ? -3 : 3;
        int from = y + (ROW - 6) / 2 + apart;
        int to = topicRows.getOrDefault(topic, 0) + (ROW - 6) / 2 + apart;
        int middle = (APPLICATIONS + BOX + TOPICS) / 2;
        lines.append(String.format(
                Locale.ROOT,
                "<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\"><title>%s</title></path>%n",
                style,
                APPLICATIONS + BOX,
                from,
                middle,
                from,
                middle,
                to,
                TOPICS,
                to,
                escaped(title)));
    }

    /** As XML takes it, which has no place for control characters. */
    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
