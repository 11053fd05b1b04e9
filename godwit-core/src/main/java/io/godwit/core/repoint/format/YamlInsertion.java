package io.godwit.core.repoint.format;

import java.util.Map;
import java.util.Optional;

/** Writes further entries beside one of a YAML document. */
final class YamlInsertion {
    private final String text;

    YamlInsertion(String text) {
        this.text = text;
    }

    /** Entries of a mapping with a line each. */
    Optional<Edit> inBlock(int keyStart, int valueEnd, Map<String, String> others, Optional<String> parent) {
        String before = text.substring(Lines.startOf(text, keyStart), keyStart);
        if (before.indexOf('\t') >= 0 || !before.replace('-', ' ').isBlank()) {
            return Optional.empty();
        }
        String lineEnd = Lines.lineEnd(text);
        String indent = " ".repeat(before.length());
        StringBuilder lines = new StringBuilder();
        parent.ifPresent(
                name -> lines.append(lineEnd).append(indent).append(name).append(':'));
        String inner = parent.isPresent() ? indent + "  " : indent;
        others.forEach((name, value) ->
                lines.append(lineEnd).append(inner).append(name).append(": ").append(YamlScalarText.plain(value)));
        return behindLine(valueEnd, lines.toString());
    }

    /** Entries of a mapping in braces. */
    Optional<Edit> inFlow(int valueEnd, Map<String, String> others, Optional<String> parent) {
        StringBuilder entries = new StringBuilder();
        others.forEach((name, value) ->
                entries.append(", ").append(name).append(": ").append(YamlScalarText.doubleQuoted(value)));
        String inserted = parent.map(name -> ", " + name + ": {" + entries.substring(2) + "}")
                .orElse(entries.toString());
        return Optional.of(new Edit(valueEnd, valueEnd, inserted));
    }

    /** Items with {@code name} and {@code value}. */
    Optional<Edit> namedValues(int itemStart, int itemEnd, Map<String, String> others) {
        String before = text.substring(Lines.startOf(text, itemStart), itemStart);
        if (!before.replaceFirst("-", "").isBlank() || before.indexOf('-') < 0) {
            return Optional.empty();
        }
        String dash = before.substring(0, before.indexOf('-'));
        String lineEnd = Lines.lineEnd(text);
        StringBuilder lines = new StringBuilder();
        others.forEach((name, value) -> lines.append(lineEnd)
                .append(dash)
                .append("- ")
                .append("name: ")
                .append(name)
                .append(lineEnd)
                .append(dash)
                .append("  value: ")
                .append(YamlScalarText.doubleQuoted(value)));
        return behindLine(itemEnd, lines.toString());
    }

    /** Items {@code NAME=value}. */
    Optional<Edit> variables(int itemStart, int itemEnd, Map<String, String> others) {
        String before = text.substring(Lines.startOf(text, itemStart), itemStart);
        if (!before.replaceFirst("-", "").isBlank()) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder();
        others.forEach((name, value) ->
                lines.append(Lines.lineEnd(text)).append(before).append(YamlScalarText.plain(name + "=" + value)));
        return behindLine(itemEnd, lines.toString());
    }

    /** Behind the line in which a value ends, so behind a comment there as well. */
    private Optional<Edit> behindLine(int valueEnd, String lines) {
        int end = Lines.endOf(text, valueEnd);
        return Optional.of(new Edit(end, end, lines));
    }
}
