package io.godwit.core.mirrormaker2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a properties file as {@link java.util.Properties} does, but keeps the lines and the entries that a later one with the
 * same key hides. A malformed unicode escape, which Properties refuses, is taken as it stands.
 */
public final class PropertiesReader {
    private static final Pattern CUT_OFF = Pattern.compile("\\\\[\\n\\r]?\\z");

    private final String text;
    private int position;
    private int line = 1;

    private PropertiesReader(String text) {
        this.text = text;
    }

    /** All entries in the order of the file. */
    public static List<PropertyEntry> read(String text) {
        return new PropertiesReader(text).entries();
    }

    private List<PropertyEntry> entries() {
        List<PropertyEntry> entries = new ArrayList<>();
        while (position < text.length()) {
            int first = line;
            logicalLine().ifPresent(logical -> entries.add(entry(first, logical)));
        }
        return entries;
    }

    /** A line with its continuations, escapes still in it; empty for a blank line or a comment. */
    private Optional<String> logicalLine() {
        skipBlanks();
        if (position < text.length() && (text.charAt(position) == '#' || text.charAt(position) == '!')) {
            naturalLine();
            return Optional.empty();
        }
        StringBuilder logical = new StringBuilder();
        boolean continues = true;
        while (continues && position < text.length()) {
            String natural = naturalLine();
            continues = endsWithEscape(natural);
            logical.append(natural, 0, continues ? natural.length() - 1 : natural.length());
            if (continues && logical.isEmpty()) {
                return logicalLine(); // nothing yet: as at the start of a line, a comment may follow
            }
            if (continues) {
                skipBlanks();
            }
        }
        // Properties makes an empty key of a backslash that ends the text, with or without its line break.
        boolean cutOff = continues && CUT_OFF.matcher(text).find();
        return Optional.of(logical.toString()).filter(content -> !content.isEmpty() || cutOff);
    }

    /** Up to the end of the line, which is consumed. */
    private String naturalLine() {
        int start = position;
        while (position < text.length() && text.charAt(position) != '\n' && text.charAt(position) != '\r') {
            position++;
        }
        String natural = text.substring(start, position);
        if (position < text.length()) {
            position += text.startsWith("\r\n", position) ? 2 : 1;
            line++;
        }
        return natural;
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private static boolean endsWithEscape(String natural) {
        int backslashes = 0;
        while (backslashes < natural.length() && natural.charAt(natural.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\f';
    }

    private static PropertyEntry entry(int line, String logical) {
        int keyEnd = keyEnd(logical);
        int valueStart = keyEnd;
        boolean separated = false;
        while (valueStart < logical.length()) {
            char character = logical.charAt(valueStart);
            boolean separator = !separated && (character == '=' || character == ':');
            if (!separator && !isBlank(character)) {
                break;
            }
            separated |= separator;
            valueStart++;
        }
        return new PropertyEntry(line, unescape(logical.substring(0, keyEnd)), unescape(logical.substring(valueStart)));
    }

    private static int keyEnd(String logical) {
        boolean escaped = false;
        for (int index = 0; index < logical.length(); index++) {
            char character = logical.charAt(index);
            if (!escaped && (character == '=' || character == ':' || isBlank(character))) {
                return index;
            }
            escaped = character == '\\' && !escaped;
        }
        return logical.length();
    }

    private static String unescape(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int index = 0; index < raw.length(); index++) {
            char character = raw.charAt(index);
            if (character != '\\' || index + 1 == raw.length()) {
                if (character != '\\') {
                    plain.append(character);
                }
                continue;
            }
            char escaped = raw.charAt(++index);
            if (escaped == 'u' && isUnicodeEscape(raw, index + 1)) {
                plain.append((char) Integer.parseInt(raw.substring(index + 1, index + 5), 16));
                index += 4;
            } else {
                plain.append(escapedCharacter(escaped));
            }
        }
        return plain.toString();
    }

    private static boolean isUnicodeEscape(String raw, int start) {
        return start + 4 <= raw.length() && raw.substring(start, start + 4).matches("[0-9a-fA-F]{4}");
    }

    private static char escapedCharacter(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 'f' -> '\f';
            default -> escaped;
        };
    }
}
