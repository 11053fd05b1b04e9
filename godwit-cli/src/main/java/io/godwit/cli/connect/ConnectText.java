package io.godwit.cli.connect;

import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.core.connect.ConnectInventory;
import io.godwit.core.connect.ConnectInventory.FoundConnector;
import io.godwit.core.connect.ConnectPlugin;
import io.godwit.core.finding.Finding;
import io.godwit.migration.connect.ConnectPlan;
import io.godwit.migration.connect.ConnectPlan.PlannedConnector;
import io.godwit.migration.connect.WholeClusterPlan;
import java.io.PrintWriter;
import java.util.List;

/** Connect clusters and plans for people. */
final class ConnectText {
    private static final String INDENT = "    ";
    private static final int TOPICS_SHOWN = 3;

    private final Style style;
    private final int width;

    ConnectText(Style style, int width) {
        this.style = style;
        this.width = Math.max(60, width);
    }

    void print(ConnectInventory inventory, PrintWriter out) {
        out.println(style.strong(inventory.side() + " Connect cluster " + inventory.name()) + "  " + inventory.url()
                + "  version " + inventory.version());
        out.println("  keeps its state in the Kafka cluster "
                + (inventory.kafkaClusterId().isEmpty() ? "-" : inventory.kafkaClusterId()) + ": "
                + (inventory.storage().isEmpty()
                        ? "- (name its topics: configTopic, offsetTopic, statusTopic)"
                        : String.join(", ", inventory.storage().values())));
        out.println("  workers: " + (inventory.workers().isEmpty() ? "-" : String.join(", ", inventory.workers())));
        out.println();
        connectors(inventory.connectors(), out);
        plugins(inventory.plugins(), out);
        findings(inventory.findings(), out);
    }

    private void connectors(List<FoundConnector> connectors, PrintWriter out) {
        Table table = new Table()
                .left("CONNECTOR")
                .left("KIND")
                .left("CLASS")
                .left("VERSION")
                .left("STATE")
                .right("TASKS")
                .right("OFFSETS")
                .left("APPLICATION")
                .left("GROUP, TOPICS");
        for (FoundConnector connector : connectors) {
            long running = connector.tasks().stream()
                    .filter(task -> task.state().equals("RUNNING"))
                    .count();
            table.row(
                    connector.name(),
                    connector.kind(),
                    simple(connector.connectorClass()),
                    connector.version(),
                    state(connector.state()),
                    running + "/" + connector.tasks().size(),
                    connector
                            .offsets()
                            .map(offsets -> String.valueOf(offsets.size()))
                            .orElse("-"),
                    connector.application().orElse("-"),
                    connector.group().map(group -> group + "  ").orElse("") + some(connector.topics()));
            connector.failure().ifPresent(failure -> table.note(INDENT + style.bad(failure)));
        }
        table.print(out);
        out.println(connectors.size() + (connectors.size() == 1 ? " connector" : " connectors"));
        out.println();
    }

    private static void plugins(List<ConnectPlugin> plugins, PrintWriter out) {
        Table table = new Table().left("PLUGIN").left("TYPE").left("VERSION");
        plugins.forEach(plugin -> table.row(plugin.className(), plugin.type(), plugin.version()));
        table.print(out);
        out.println();
    }

    void print(ConnectPlan plan, PrintWriter out) {
        out.println(style.strong("Connect cluster " + plan.cluster()));
        out.println("  from " + plan.source().url() + " (" + plan.source().version() + ") to "
                + plan.target().url() + " (" + plan.target().version() + ")");
        out.println();
        Table table = new Table()
                .left("CONNECTOR")
                .left("KIND")
                .left("APPLICATION")
                .left("ON SOURCE")
                .left("ON TARGET")
                .left("OFFSETS");
        for (PlannedConnector connector : plan.connectors()) {
            table.row(
                    connector.name(),
                    connector.kind(),
                    connector.application().orElse("-"),
                    connector.onSource().orElse("-"),
                    connector.onTarget().orElse("-"),
                    connector.application().isPresent() ? connector.offsets() : "does not move");
            connector.changes().forEach(change -> table.note(INDENT + "→ " + change));
        }
        table.print(out);
        out.println();
        findings(plan.findings(), out);
        out.println(plan.isBlocked() ? "Something is in the way." : "Nothing is in the way.");
    }

    void print(WholeClusterPlan plan, PrintWriter out) {
        out.println(style.strong("Connect cluster " + plan.cluster()) + " as a whole");
        out.println("  at " + plan.source().url() + " (" + plan.source().version() + "), "
                + plan.connectors().size() + " connectors, moved by the application "
                + plan.application().orElse("-"));
        plan.storage().forEach((kind, topic) -> out.println("  " + kind + ": " + topic));
        out.println();
        findings(plan.findings(), out);
        out.println(plan.isBlocked() ? "Something is in the way." : "Nothing is in the way.");
    }

    void print(List<Finding> findings, PrintWriter out) {
        findings(findings, out);
    }

    private void findings(List<Finding> findings, PrintWriter out) {
        for (Finding finding : findings) {
            String severity =
                    switch (finding.severity()) {
                        case BLOCKER -> style.bad("BLOCKER");
                        case WARNING -> style.warning("WARNING");
                        case INFORMATION -> style.faint("INFORMATION");
                    };
            out.println(severity + "  " + finding.code().id() + "  " + style.strong(finding.resource()));
            wrap(finding.reason() + ".", out);
            wrap("Fix: " + finding.fix() + ".", out);
            out.println();
        }
    }

    private void wrap(String text, PrintWriter out) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.split(" ", -1)) {
            if (line.length() > INDENT.length() && line.length() + 1 + word.length() > width) {
                out.println(line);
                line = new StringBuilder(INDENT);
            }
            line.append(line.length() > INDENT.length() ? " " : "").append(word);
        }
        out.println(line);
    }

    private String state(String state) {
        return switch (state) {
            case "RUNNING" -> state;
            case "FAILED" -> style.bad(state);
            default -> style.warning(state);
        };
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String some(List<String> topics) {
        String first = String.join(", ", topics.stream().limit(TOPICS_SHOWN).toList());
        return topics.size() <= TOPICS_SHOWN ? first : first + " and " + (topics.size() - TOPICS_SHOWN) + " more";
    }
}
