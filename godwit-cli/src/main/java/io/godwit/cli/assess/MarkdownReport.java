package io.godwit.cli.assess;

import java.util.List;
import java.util.stream.Collectors;

/** The report as Markdown, with tables and without pictures. */
final class MarkdownReport {
    private MarkdownReport() {}

    static String of(String title, List<ReportSection> sections) {
        StringBuilder page = new StringBuilder("# " + escape(title) + "\n");
        for (ReportSection section : sections) {
            page.append("\n## ").append(section.title()).append('\n');
            section.texts()
                    .forEach(text -> page.append('\n').append(escape(text)).append('\n'));
            table(section, page);
        }
        return page.toString();
    }

    private static void table(ReportSection section, StringBuilder page) {
        if (section.table().isEmpty()) {
            return;
        }
        page.append('\n');
        for (int row = 0; row < section.table().size(); row++) {
            List<String> cells = section.table().get(row);
            page.append("| ")
                    .append(cells.stream().map(MarkdownReport::escape).collect(Collectors.joining(" | ")))
                    .append(" |\n");
            if (row == 0) {
                page.append('|');
                for (int column = 0; column < cells.size(); column++) {
                    page.append(section.numbers().contains(column) ? "---:|" : "---|");
                }
                page.append('\n');
            }
        }
    }

    /** Names of topics and clients may hold what Markdown takes for its own. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_");
    }
}
