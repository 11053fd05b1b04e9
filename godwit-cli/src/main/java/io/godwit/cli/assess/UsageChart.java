package io.godwit.cli.assess;

import io.godwit.core.assess.UsageGraph;
import io.godwit.core.assess.UsageGraph.Edge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writers on the left, topics in the middle, groups on the right; dashed where nobody is at work. */
final class UsageChart {
    /** More names than this nobody reads in a picture; the table and the JSON have all. */
    static final int MOST_TOPICS = 30;

    private static final int WIDTH = 1_100;
    private static final int ROW = 22;
    private static final int TOP = 30;
    private static final int WRITERS = 230;
    private static final int TOPICS = 420;
    private static final int TOPICS_END = 690;
    private static final int GROUPS = 860;
    private static final int LONGEST = 36;

    private final StringBuilder body = new StringBuilder();

    private UsageChart() {}

    /** @param topics the topics to show, the busiest first */
    static String of(UsageGraph usage, List<String> topics) {
        return new UsageChart().draw(usage, topics.stream().limit(MOST_TOPICS).toList());
    }

    private String draw(UsageGraph usage, List<String> topics) {
        Set<String> shown = Set.copyOf(topics);
        List<Edge> writes = usage.writes().stream()
                .filter(edge -> shown.contains(edge.to()))
                .toList();
        List<Edge> reads = usage.reads().stream()
                .filter(edge -> shown.contains(edge.from()))
                .toList();
        Map<String, Integer> places = places(topics);
        Map<String, Integer> writers = places(ordered(writes, Edge::from, Edge::to, places));
        Map<String, Integer> groups = places(ordered(reads, Edge::to, Edge::from, places));
        writes.forEach(edge -> edge(WRITERS, y(writers, edge.from()), TOPICS, y(places, edge.to()), edge));
        reads.forEach(edge -> edge(TOPICS_END, y(places, edge.from()), GROUPS, y(groups, edge.to()), edge));
        places.values().forEach(this::box);
        column("Writers", writers.keySet(), writers, WRITERS - 6, "end");
        column("Topics", places.keySet(), places, (TOPICS + TOPICS_END) / 2, "middle");
        column("Groups", groups.keySet(), groups, GROUPS + 6, "start");
        int rows = Math.max(places.size(), Math.max(writers.size(), groups.size()));
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Who reads and writes what\">%n%s</svg>%n",
                WIDTH,
                TOP + rows * ROW + 10,
                body);
    }

    /** Names in the order of the topics that they belong to, so that lines cross seldom. */
    private static List<String> ordered(
            List<Edge> edges, Function<Edge, String> name, Function<Edge, String> topic, Map<String, Integer> places) {
        List<Edge> sorted = new ArrayList<>(edges);
        sorted.sort(Comparator.comparing(edge -> places.getOrDefault(topic.apply(edge), 0)));
        return sorted.stream().map(name).distinct().toList();
    }

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new LinkedHashMap<>();
        names.forEach(name -> places.putIfAbsent(name, places.size()));
        return places;
    }

    private static int y(Map<String, Integer> places, String name) {
        return TOP + places.getOrDefault(name, 0) * ROW + ROW / 2;
    }

    private void column(String title, Collection<String> names, Map<String, Integer> places, int x, String anchor) {
        text(x, TOP - 12, title, anchor, "faint");
        names.forEach(name -> text(x, y(places, name) + 4, name, anchor, ""));
    }

    private void box(int place) {
        body.append(String.format(
                Locale.ROOT,
                "<rect class=\"unknown\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>%n",
                TOPICS,
                TOP + place * ROW + 2,
                TOPICS_END - TOPICS,
                ROW - 4));
    }

    private void text(int x, int y, String text, String anchor, String style) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        body.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s<title>%s</title></text>%n",
                style,
                x,
                y,
                anchor,
                HtmlReport.escape(shown),
                HtmlReport.escape(text)));
    }

    private void edge(int x1, int y1, int x2, int y2, Edge edge) {
        int middle = (x1 + x2) / 2;
        body.append(String.format(
                Locale.ROOT,
                "<path class=\"edge%s\" d=\"M%d %dC%d %d %d %d %d %d\"><title>%s → %s</title></path>%n",
                edge.active() ? "" : " idle",
                x1,
                y1,
                middle,
                y1,
                middle,
                y2,
                x2,
                y2,
                HtmlReport.escape(edge.from()),
                HtmlReport.escape(edge.to())));
    }
}
