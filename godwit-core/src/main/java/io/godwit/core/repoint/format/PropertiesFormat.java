package io.godwit.core.repoint.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Java's properties files, read as {@link java.util.Properties} does, by position. */
final class PropertiesFormat {
    private final String text;
    private final List<Setting> settings = new ArrayList<>();
    private int position;

    private PropertiesFormat(String text) {
        this.text = text;
    }

    static List<Setting> read(String text) {
        PropertiesFormat format = new PropertiesFormat(text);
        while (format.position < text.length()) {
            format.logicalLine();
        }
        return format.settings;
    }

    private void logicalLine() {
        skipBlanks();
        if (position >= text.length()) {
            return;
        }
        char first = text.charAt(position);
        if (first == '#' || first == '!' || first == '\n' || first == '\r') {
            position = Lines.behind(text, Lines.endOf(text, position));
            return;
        }
        int keyStart = position;
        StringBuilder key = new StringBuilder();
        int keyEnd = characters(key, true);
        skipBlanks();
        if (position < text.length() && (text.charAt(position) == '=' || text.charAt(position) == ':')) {
            position++;
            skipBlanks();
        }
        int valueStart = position;
        StringBuilder value = new StringBuilder();
        int valueEnd = characters(value, false);
        String style = text.substring(keyEnd, valueStart);
        String name = key.toString();
        Setting setting = Setting.of(name, name, value.toString(), valueStart, valueEnd, PropertiesFormat::escape)
                .beside((others, parent) -> insertion(Lines.indent(text, keyStart), style, valueEnd, others));
        boolean plainKey = name.equals(text.substring(keyStart, keyEnd));
        settings.add(plainKey ? setting.keyAt(keyStart, keyEnd) : setting);
        position = Lines.behind(text, valueEnd);
    }

    private Optional<Edit> insertion(String indent, String style, int at, Map<String, String> others) {
        String separator = style.isEmpty() || style.contains("\n") || style.contains("\r") ? "=" : style;
        StringBuilder lines = new StringBuilder();
        others.forEach((name, other) -> lines.append(Lines.lineEnd(text))
                .append(indent)
                .append(name)
                .append(separator)
                .append(escape(other).orElseThrow()));
        return Optional.of(new Edit(at, at, lines.toString()));
    }

    /** Reads up to the end of the key or of the logical line; gives where that is. */
    private int characters(StringBuilder plain, boolean key) {
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == '\n' || character == '\r') {
                break;
            }
            if (key && (character == '=' || character == ':' || isBlank(character))) {
                break;
            }
            position++;
            if (character != '\\') {
                plain.append(character);
            } else if (position < text.length()) {
                escaped(plain);
            }
        }
        return position;
    }

    private void escaped(StringBuilder plain) {
        char character = text.charAt(position);
        if (character == '\n' || character == '\r') {
            position = Lines.behind(text, position);
            skipBlanks();
            return;
        }
        position++;
        switch (character) {
            case 't' -> plain.append('\t');
            case 'n' -> plain.append('\n');
            case 'r' -> plain.append('\r');
            case 'f' -> plain.append('\f');
            case 'u' -> {
                if (position + 4 <= text.length()
                        && text.substring(position, position + 4).matches("[0-9a-fA-F]{4}")) {
                    plain.append((char) Integer.parseInt(text.substring(position, position + 4), 16));
                    position += 4;
                } else {
                    plain.append('u');
                }
            }
            default -> plain.append(character);
        }
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\f';
    }

    /** Only what must be escaped in a value is. */
    private static Optional<String> escape(String value) {
        StringBuilder raw = new StringBuilder();
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            switch (character) {
                case '\\' -> raw.append("\\\\");
                case '\n' -> raw.append("\\n");
                case '\r' -> raw.append("\\r");
                case '\t' -> raw.append(index == 0 ? "\\t" : "\t");
                case ' ' -> raw.append(index == 0 ? "\\ " : " ");
                default -> {
                    if (character > 0x7e) {
                        raw.append(String.format("\\u%04x", (int) character));
                    } else {
                        raw.append(character);
                    }
                }
            }
        }
        return Optional.of(raw.toString());
    }
}
