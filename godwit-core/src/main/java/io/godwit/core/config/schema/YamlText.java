package io.godwit.core.config.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A value as it is written into a YAML file: on the line of its key, or in lines of its own. */
public record YamlText(String inline, List<String> block) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./-]+)*");
    private static final Pattern WORD_OF_YAML =
            Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|~|[-+.]?(inf|nan)");

    public YamlText {
        block = List.copyOf(block);
    }

    /** As it stands: a number, or YAML that was put together before. */
    public static YamlText raw(String yaml) {
        return new YamlText(yaml, List.of());
    }

    /** Text, quoted if YAML could take it for something else. */
    public static YamlText of(String text) {
        return raw(quote(text));
    }

    /** A list in one line. */
    public static YamlText list(Collection<String> texts) {
        return raw("["
                + String.join(", ", texts.stream().map(YamlText::singleQuoted).toList()) + "]");
    }

    /** A mapping, one pair a line; empty if there is none. */
    public static YamlText mapping(Map<String, String> pairs) {
        List<String> lines = new ArrayList<>();
        pairs.forEach((key, value) -> lines.add(quote(key) + ": " + quote(value)));
        return new YamlText("", lines);
    }

    public boolean isEmpty() {
        return inline.isEmpty() && block.isEmpty();
    }

    /** The lines of a key with this value. */
    public List<String> under(String key, String indent) {
        List<String> lines = new ArrayList<>();
        lines.add(indent + key + ":" + (inline.isEmpty() ? "" : " " + inline));
        block.forEach(line -> lines.add(indent + "  " + line));
        return lines;
    }

    private static String quote(String text) {
        boolean plain =
                PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
        return plain ? text : singleQuoted(text);
    }

    private static String singleQuoted(String text) {
        return text.chars().anyMatch(character -> character < ' ' || character == 0x7f)
                ? doubleQuoted(text)
                : "'" + text.replace("'", "''") + "'";
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || character == 0x7f) {
                quoted.append(String.format("\\x%02x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
