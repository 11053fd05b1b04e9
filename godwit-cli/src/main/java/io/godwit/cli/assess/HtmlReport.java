package io.godwit.cli.assess;

import java.util.List;
import java.util.Locale;

/** The report as one HTML file that needs nothing else: styles and pictures are inside, for light and dark. */
final class HtmlReport {
    private static final String STYLE =
            """
            :root{color-scheme:light dark;--ground:#fff;--text:#1c2128;--faint:#59636e;--line:#d9dee4;--stripe:#f6f8fa;
            --accent:#0969da;--area:#b6d4f7;--bad:#c9252d;--warn:#8a5a00;--badge:#eef1f4}
            @media (prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#e6edf3;--faint:#9aa4af;--line:#30363d;
            --stripe:#161b22;--accent:#58a6ff;--area:#1f3f66;--bad:#ff7b72;--warn:#e3b341;--badge:#21262d}}
            *{box-sizing:border-box}
            body{margin:0 auto;padding:1.5rem;max-width:76rem;background:var(--ground);color:var(--text);
            font:15px/1.5 system-ui,sans-serif}
            h1{font-size:1.6rem;margin:0 0 .25rem}
            h2{font-size:1.2rem;margin:2.2rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--line)}
            p{margin:.4rem 0;max-width:60rem;overflow-wrap:anywhere}
            nav a{margin-right:1rem;color:var(--accent)}
            .scroll{overflow-x:auto}
            table{border-collapse:collapse;margin:.6rem 0;font-size:.92rem;min-width:40rem}
            th,td{padding:.3rem .7rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);
            overflow-wrap:anywhere;max-width:34rem}
            th{color:var(--faint);font-weight:600;white-space:nowrap}
            td.number,th.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
            td.blocker{color:var(--bad);font-weight:600}td.warning{color:var(--warn);font-weight:600}
            td.word{white-space:nowrap}td.blocker,td.warning{white-space:nowrap}
            svg{max-width:100%;height:auto;display:block;margin:.8rem 0}
            svg text{fill:var(--text);font:12px system-ui,sans-serif}svg .faint{fill:var(--faint)}
            svg .grid{stroke:var(--line)}svg .line{stroke:var(--accent);fill:none;stroke-width:1.5}
            svg .area{fill:var(--area)}svg .mark{stroke:var(--bad);stroke-dasharray:4 3;fill:none}
            svg .idle{stroke-dasharray:3 3;opacity:.55}svg .edge{stroke:var(--accent);fill:none;opacity:.6}
            svg .unknown{fill:var(--stripe)}
            @media print{body{max-width:none}h2{break-after:avoid}}
            """;

    private HtmlReport() {}

    static String of(String title, List<ReportSection> sections) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
        page.append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>");
        page.append(escape(title)).append("</h1>\n<nav>");
        sections.forEach(section -> page.append("<a href=\"#")
                .append(anchor(section))
                .append("\">")
                .append(escape(section.title()))
                .append("</a>\n"));
        page.append("</nav>\n");
        sections.forEach(section -> section(section, page));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void section(ReportSection section, StringBuilder page) {
        page.append("<h2 id=\"").append(anchor(section)).append("\">");
        page.append(escape(section.title())).append("</h2>\n");
        section.texts().forEach(text -> page.append("<p>").append(escape(text)).append("</p>\n"));
        section.chart().ifPresent(page::append);
        if (!section.table().isEmpty()) {
            page.append("<div class=\"scroll\"><table>\n");
            for (int row = 0; row < section.table().size(); row++) {
                row(section, row, page);
            }
            page.append("</table></div>\n");
        }
    }

    private static void row(ReportSection section, int row, StringBuilder page) {
        String cell = row == 0 ? "th" : "td";
        page.append(row == 0 ? "<thead><tr>" : "<tr>");
        List<String> cells = section.table().get(row);
        for (int column = 0; column < cells.size(); column++) {
            String text = cells.get(column);
            page.append('<').append(cell).append(style(section, column, text)).append('>');
            page.append(escape(text)).append("</").append(cell).append('>');
        }
        page.append(row == 0 ? "</tr></thead>\n" : "</tr>\n");
    }

    private static String style(ReportSection section, int column, String text) {
        if (section.numbers().contains(column)) {
            return " class=\"number\"";
        }
        if (text.equals("blocker") || text.equals("warning")) {
            return " class=\"" + text + "\"";
        }
        return text.matches("[A-Za-z0-9-]{1,14}") ? " class=\"word\"" : "";
    }

    private static String anchor(ReportSection section) {
        return section.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
