package io.godwit.cli.complete;

import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.core.cutover.Gate;
import io.godwit.migration.completion.CompletionReport;
import java.io.PrintWriter;
import java.util.List;

/** A completion for people. */
final class CompletionText {
    private final Style style;

    CompletionText(Style style) {
        this.style = style;
    }

    /**
     * What a dry run tells: its document.
     *
     * @param gates empty once a completion has begun
     * @param ends what a completion ends, one line each
     */
    record Outlook(String migration, List<Gate> gates, List<String> ends) {
        Outlook {
            gates = List.copyOf(gates);
            ends = List.copyOf(ends);
        }
    }

    void print(Outlook outlook, PrintWriter out) {
        if (!outlook.gates().isEmpty()) {
            Table table = new Table()
                    .left("CONDITION")
                    .left("")
                    .left("VALUE")
                    .left("LIMIT")
                    .left("WHY");
            outlook.gates()
                    .forEach(gate -> table.row(gate.name(), word(gate), gate.value(), gate.threshold(), gate.reason()));
            table.print(out);
            outlook.gates().stream()
                    .filter(gate -> !gate.isMet())
                    .forEach(gate -> out.println("  " + gate.name() + ": " + gate.next()));
            out.println();
        }
        out.println("godwit complete would end migration " + style.strong(outlook.migration()) + " for good:");
        outlook.ends().forEach(line -> out.println("  - " + line));
        out.println("Before that nobody may use the source for the time of --quiet-for. Nothing was changed.");
    }

    private String word(Gate gate) {
        return switch (gate.result()) {
            case MET -> style.good("met");
            case NOTE -> style.good("met, note");
            case UNMET -> style.warning("not met");
            case BLOCKED -> style.bad("blocked");
        };
    }

    void print(CompletionReport report, PrintWriter out) {
        report.done().forEach(out::println);
        if (!report.removedTopics().isEmpty()) {
            out.println("Removed: " + String.join(", ", report.removedTopics()));
        }
        out.println("Migration " + report.migration() + " is " + style.good("COMPLETED") + " since "
                + report.completion().since() + ", by " + report.completion().actor() + ". Evidence: "
                + report.completion().evidence());
    }
}
