package io.godwit.cli.init;

import io.godwit.cli.CommandContext;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.core.finding.Severity;
import io.godwit.core.mirrormaker2.LintFinding;
import io.godwit.core.mirrormaker2.MirrorMakerImport;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The findings of the lint, as a table with what to do below each line, or as a document. */
final class LintReport {
    private final String file;
    private final MirrorMakerImport imported;

    LintReport(String file, MirrorMakerImport imported) {
        this.file = file;
        this.imported = imported;
    }

    /** The document; its findings have these fields and no other. */
    record Document(String file, String flow, List<Row> findings) {}

    record Row(String code, String severity, int line, String key, String message, String fix) {
        static Row of(LintFinding finding) {
            return new Row(
                    finding.code().id(),
                    word(finding.severity()),
                    finding.line(),
                    finding.key(),
                    finding.message(),
                    finding.fix());
        }
    }

    void write(CommandContext context) {
        List<Row> rows = imported.findings().stream().map(Row::of).toList();
        context.output()
                .write(new Document(file, imported.flow().toString(), rows), out -> print(out, context.style()));
        context.talk().say("Wrote " + file + " with the mended values of the flow " + imported.flow() + ".");
        context.talk().say("Next: read it, then run: godwit doctor --file " + file);
    }

    private void print(PrintWriter out, Style style) {
        Table table = new Table().right("LINE").left("SEVERITY").left("CODE").left("KEY");
        for (LintFinding finding : imported.findings()) {
            table.row(
                    String.valueOf(finding.line()),
                    painted(finding.severity(), style),
                    finding.code().id(),
                    finding.key());
            table.note("      " + finding.message());
            table.note("      Fix: " + finding.fix());
        }
        table.print(out);
        out.println(summary());
    }

    private String summary() {
        Map<Severity, Long> counts = imported.findings().stream()
                .collect(Collectors.groupingBy(
                        LintFinding::severity, () -> new EnumMap<>(Severity.class), Collectors.counting()));
        return "Findings: "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + word(entry.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String painted(Severity severity, Style style) {
        return switch (severity) {
            case BLOCKER -> style.bad(word(severity));
            case WARNING -> style.warning(word(severity));
            case INFORMATION -> style.faint(word(severity));
        };
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
