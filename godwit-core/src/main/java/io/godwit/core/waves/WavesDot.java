package io.godwit.core.waves;

import java.util.SortedSet;
import java.util.TreeSet;

/** A proposal as a graph for Graphviz: applications in a box for each wave, topics between them. */
public final class WavesDot {
    private final StringBuilder dot = new StringBuilder();

    private WavesDot() {}

    /** The text of a {@code .dot} file. */
    public static String of(WaveProposal proposal) {
        return new WavesDot().draw(proposal);
    }

    private String draw(WaveProposal proposal) {
        dot.append("digraph waves {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n  edge [color=\"#5b6475\"];\n");
        int number = 1;
        for (ProposedWave wave : proposal.waves()) {
            dot.append("  subgraph cluster_").append(number).append(" {\n    label=");
            dot.append(quoted("wave " + number + ": " + wave.name())).append(";\n");
            wave.applications().forEach(name -> dot.append("    ")
                    .append(node("application", name))
                    .append(" [shape=box, label=")
                    .append(quoted(name))
                    .append("];\n"));
            dot.append("  }\n");
            number++;
        }
        topics(proposal);
        proposal.applications().forEach(application -> {
            String node = node("application", application.name());
            application.writes().keySet().forEach(topic -> edge(node, node("topic", topic), ""));
            application.reads().keySet().forEach(topic -> edge(node("topic", topic), node, ""));
        });
        proposal.edges().stream()
                .filter(edge -> edge.isTogether() && edge.topic().isEmpty())
                .forEach(edge -> edge(
                        node("application", edge.from()),
                        node("application", edge.to()),
                        " [dir=none, style=bold, label="
                                + quoted(edge.kind().name().toLowerCase(java.util.Locale.ROOT)) + "]"));
        return dot.append("}\n").toString();
    }

    private void topics(WaveProposal proposal) {
        SortedSet<String> topics = new TreeSet<>();
        proposal.applications().forEach(application -> {
            topics.addAll(application.reads().keySet());
            topics.addAll(application.writes().keySet());
        });
        proposal.questions().forEach(question -> topics.addAll(question.topics()));
        topics.forEach(topic -> dot.append("  ")
                .append(node("topic", topic))
                .append(" [shape=ellipse, label=")
                .append(quoted(topic))
                .append("];\n"));
        int number = 1;
        for (Question question : proposal.questions()) {
            String asked = "\"question " + number + "\"";
            if (!question.topics().isEmpty()) {
                dot.append("  ").append(asked).append(" [shape=diamond, style=dashed, label=\"?\", tooltip=");
                dot.append(quoted(question.text())).append("];\n");
                question.topics().forEach(topic -> edge(asked, node("topic", topic), " [style=dashed]"));
            }
            number++;
        }
    }

    private void edge(String from, String to, String attributes) {
        dot.append("  ")
                .append(from)
                .append(" -> ")
                .append(to)
                .append(attributes)
                .append(";\n");
    }

    private static String node(String kind, String name) {
        return quoted(kind + " " + name);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
