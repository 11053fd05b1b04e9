package io.godwit.core.repoint.format;

import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The ways in which YAML writes a single value. */
final class YamlScalarText {
    /** Texts that need no quotes: no indicator in front, nothing that could be taken for a number, a comment or a mapping. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z_/$.][A-Za-z0-9_./\\-+@$=;,:()]*");

    private static final Pattern SPECIAL =
            Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|\\.inf|\\.nan|\\.[0-9].*|.*:|\\$\\{.*");

    private YamlScalarText() {}

    static Setting setting(String text, String path, String leaf, ScalarNode node, int start, int end) {
        ScalarStyle style = node.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            return block(text, path, leaf, start);
        }
        Notation notation =
                switch (style) {
                    case SINGLE_QUOTED -> YamlScalarText::singleQuoted;
                    case DOUBLE_QUOTED -> value -> Optional.of(doubleQuoted(value));
                    default -> value -> Optional.of(plain(value));
                };
        return Setting.of(path, leaf, node.getValue(), start, end, notation);
    }

    /** Without quotes where that can't mean anything else. */
    static String plain(String value) {
        return SAFE.matcher(value).matches() && !SPECIAL.matcher(value).matches() ? value : doubleQuoted(value);
    }

    static String doubleQuoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }

    private static Optional<String> singleQuoted(String value) {
        return value.contains("\n") ? Optional.empty() : Optional.of("'" + value.replace("'", "''") + "'");
    }

    /** A block behind {@code |} or {@code >}: its lines without their common indent. The last line end is not part of it. */
    private static Setting block(String text, String path, String leaf, int start) {
        int header = Lines.endOf(text, start);
        int first = Lines.behind(text, header);
        int indent = indentOf(text, text.substring(start, header), first, start);
        StringBuilder value = new StringBuilder();
        int end = first;
        int position = first;
        while (position < text.length()) {
            int lineEnd = Lines.endOf(text, position);
            String line = text.substring(position, lineEnd);
            boolean blank = line.isBlank();
            if (!blank && leadingBlanks(line) < indent) {
                break;
            }
            if (!blank) {
                value.setLength(0);
                value.append(text, first, lineEnd);
                end = lineEnd;
            }
            position = Lines.behind(text, lineEnd);
        }
        String raw = value.toString();
        String content = unindent(raw, indent);
        Notation notation = changed ->
                indent(content, indent).equals(raw) ? Optional.of(indent(changed, indent)) : Optional.empty();
        return Setting.of(path, leaf, content, first, end, notation);
    }

    private static int indentOf(String text, String header, int first, int start) {
        for (int position = first;
                position < text.length();
                position = Lines.behind(text, Lines.endOf(text, position))) {
            String line = text.substring(position, Lines.endOf(text, position));
            if (!line.isBlank()) {
                String digits = header.replaceFirst("#.*", "").replaceAll("[^1-9]", "");
                int parent = Lines.indent(text, start).length();
                return digits.isEmpty() ? leadingBlanks(line) : parent + Integer.parseInt(digits.substring(0, 1));
            }
        }
        return 0;
    }

    private static int leadingBlanks(String line) {
        int blanks = 0;
        while (blanks < line.length() && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }

    private static String unindent(String raw, int indent) {
        StringBuilder content = new StringBuilder();
        int position = 0;
        while (position < raw.length()) {
            int end = Lines.endOf(raw, position);
            int next = Lines.behind(raw, end);
            content.append(raw, Math.min(position + indent, end), next);
            position = next;
        }
        return content.toString();
    }

    private static String indent(String content, int indent) {
        StringBuilder raw = new StringBuilder();
        int position = 0;
        while (position < content.length()) {
            int end = Lines.endOf(content, position);
            int next = Lines.behind(content, end);
            raw.append(" ".repeat(end > position ? indent : 0)).append(content, position, next);
            position = next;
        }
        return raw.toString();
    }
}
