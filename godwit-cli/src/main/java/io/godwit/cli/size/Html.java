package io.godwit.cli.size;

/** Texts as HTML and SVG take them. */
final class Html {
    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String cell(String text) {
        return "<td>" + escaped(text) + "</td>";
    }

    static String number(String text) {
        return "<td class=\"n\">" + escaped(text) + "</td>";
    }
}
