package io.godwit.core.repoint.format;

import java.util.Optional;

/** Quotes of shells and of files that are read like them. A {@code ${…}} in a value is left for the shell to resolve. */
final class ShellText {
    private ShellText() {}

    /** In double quotes. */
    static String doubleQuoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            boolean escaped = character == '"'
                    || character == '\\'
                    || character == '`'
                    || (character == '$' && !value.startsWith("${", index));
            quoted.append(escaped ? "\\" : "").append(character);
        }
        return quoted.append('"').toString();
    }

    /** Without quotes where it needs none. */
    static String bare(String value) {
        return value.matches("[A-Za-z0-9_./:,@%+=-]*") ? value : doubleQuoted(value);
    }

    /** In single quotes, which can't hold one. */
    static Optional<String> singleQuoted(String value) {
        return value.indexOf('\'') >= 0 || value.contains("${")
                ? Optional.of(doubleQuoted(value))
                : Optional.of("'" + value + "'");
    }

    /** The text behind double quotes' escapes. */
    static String unescape(String raw) {
        StringBuilder plain = new StringBuilder();
        for (int index = 0; index < raw.length(); index++) {
            char character = raw.charAt(index);
            if (character == '\\' && index + 1 < raw.length() && "\"\\`$".indexOf(raw.charAt(index + 1)) >= 0) {
                character = raw.charAt(++index);
            }
            plain.append(character);
        }
        return plain.toString();
    }

    /** Where quotes that open at that position close; the end of the text if they don't. */
    static int closing(String text, int open) {
        char quote = text.charAt(open);
        int position = open + 1;
        while (position < text.length() && text.charAt(position) != quote) {
            position += text.charAt(position) == '\\' && quote == '"' ? 2 : 1;
        }
        return Math.min(position, text.length());
    }
}
