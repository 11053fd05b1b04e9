package io.godwit.core.repoint.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the strings of TOML and HCL with the keys that they belong to. It reads strings, comments and brackets as those
 * languages define them, and takes everything else for expressions that hold no address.
 */
final class AssignmentScanner {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern TABLE =
            Pattern.compile("\\[\\[?[ \\t]*([^\\]\\r\\n]+?)[ \\t]*\\]\\]?[ \\t]*(?=#|\\r|\\n|\\z)");
    private static final Pattern HEREDOC = Pattern.compile("<<-?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*(\\r\\n|\\n)");

    private final String text;
    private final boolean hcl;
    private final List<Setting> settings = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    private int position;
    private String table = "";
    private Key key = new Key("", -1, -1);

    /** A key as it is written. */
    private record Key(String name, int start, int end) {}

    /** An open bracket. */
    private static final class Level {
        private final Key key;
        private final int start;
        private final boolean list;
        private int items;

        private Level(Key key, int start, boolean list) {
            this.key = key;
            this.start = start;
            this.list = list;
        }
    }

    AssignmentScanner(String text, boolean hcl) {
        this.text = text;
        this.hcl = hcl;
    }

    List<Setting> scan() {
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == '\n') {
                endOfLine();
            } else if (isComment()) {
                skipComment();
            } else if (character == '"' || (character == '\'' && !hcl)) {
                string(character);
            } else if (hcl && heredoc()) {
                key = new Key("", -1, -1);
            } else if (!hcl && character == '[' && levels.isEmpty() && table()) {
                key = new Key("", -1, -1);
            } else if ("[{]},".indexOf(character) >= 0) {
                bracket(character);
            } else if (!word()) {
                position++;
            }
        }
        return settings;
    }

    private void endOfLine() {
        position++;
        if (levels.isEmpty() || !levels.peek().list) {
            key = new Key("", -1, -1);
        }
    }

    private boolean isComment() {
        return text.charAt(position) == '#'
                || (hcl && (text.startsWith("//", position) || text.startsWith("/*", position)));
    }

    private void skipComment() {
        if (text.startsWith("/*", position) && hcl) {
            int end = text.indexOf("*/", position + 2);
            position = end < 0 ? text.length() : end + 2;
        } else {
            position = Lines.endOf(text, position);
        }
    }

    private boolean table() {
        Matcher matcher = TABLE.matcher(text).region(position, text.length());
        boolean atStart =
                text.substring(Lines.startOf(text, position), position).isBlank();
        if (!atStart || !matcher.lookingAt()) {
            return false;
        }
        table = matcher.group(1).replace("\"", "") + ".";
        position = matcher.end();
        return true;
    }

    private void bracket(char character) {
        if (character == '[' || character == '{') {
            levels.push(new Level(key, position, character == '['));
            key = character == '[' ? key : new Key("", -1, -1);
        } else if (character == ',') {
            if (!levels.isEmpty() && levels.peek().list) {
                levels.peek().items++;
            } else {
                key = new Key("", -1, -1);
            }
        } else if (!levels.isEmpty()) {
            levels.pop();
            key = levels.isEmpty() || !levels.peek().list ? new Key("", -1, -1) : levels.peek().key;
        }
        position++;
    }

    private boolean word() {
        Matcher matcher = WORD.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        int next = skipBlanks(matcher.end());
        boolean block = hcl && next < text.length() && (text.charAt(next) == '{' || text.charAt(next) == '"');
        if (isAssignment(next) || block) {
            key = new Key(matcher.group(), position, matcher.end());
        }
        position = matcher.end();
        return true;
    }

    private boolean heredoc() {
        Matcher start = HEREDOC.matcher(text).region(position, text.length());
        if (!start.lookingAt()) {
            return false;
        }
        Matcher end = Pattern.compile("(?m)(\\r\\n|\\n)[ \\t]*" + start.group(1) + "[ \\t]*$")
                .matcher(text);
        int close = end.find(start.end() - start.group(2).length()) ? end.start() : text.length();
        int from = Math.min(start.end(), close);
        settings.add(Setting.of(path(), key.name(), text.substring(from, close), from, close, Notation.PLAIN));
        position = close == text.length() ? close : end.end();
        return true;
    }

    private void string(char quote) {
        String fence = String.valueOf(quote).repeat(!hcl && text.startsWith(("" + quote).repeat(3), position) ? 3 : 1);
        int start = position + fence.length();
        int end = closing(start, fence);
        String raw = text.substring(start, end);
        position = Math.min(end + fence.length(), text.length());
        int next = skipBlanks(position);
        if (isAssignment(next) || (next < text.length() && text.charAt(next) == ':' && hcl)) {
            key = new Key(unescape(raw, quote), start - 1, position);
            return;
        }
        boolean item = !levels.isEmpty() && levels.peek().list;
        String value = unescape(raw, quote);
        Notation notation =
                changed -> write(value, fence).equals(Optional.of(raw)) ? write(changed, fence) : Optional.empty();
        Setting setting = Setting.of(path(), key.name(), value, start, end, notation);
        settings.add(
                item
                        ? setting.item(levels.peek().start, levels.peek().items)
                        : key.start() < 0 ? setting : placed(setting, key, position));
    }

    private Setting placed(Setting setting, Key at, int end) {
        int valueStart = setting.start() - 1;
        String separator = text.substring(Math.min(at.end(), valueStart), valueStart);
        boolean quotedKey = text.charAt(at.start()) == '"';
        boolean ownLine =
                text.substring(Lines.startOf(text, at.start()), at.start()).isBlank();
        boolean simple = separator.strip().equals("=") || separator.strip().equals(":");
        return setting.beside((others, parent) -> simple
                ? Optional.of(insertion(quotedKey, ownLine, separator, at.start(), end, others))
                : Optional.empty());
    }

    private Edit insertion(
            boolean quotedKey, boolean ownLine, String separator, int keyStart, int end, Map<String, String> others) {
        String before = ownLine ? Lines.lineEnd(text) + Lines.indent(text, keyStart) : ", ";
        boolean comma = ownLine && text.startsWith(",", end);
        int at = ownLine ? Lines.endOf(text, end) : end;
        StringBuilder inserted = new StringBuilder();
        others.forEach((name, value) -> inserted.append(before)
                .append(quotedKey ? '"' + name + '"' : name)
                .append(separator)
                .append('"')
                .append(write(value, "\"").orElseThrow())
                .append(comma ? "\"," : "\""));
        return new Edit(at, at, inserted.toString());
    }

    private String path() {
        StringBuilder path = new StringBuilder(hcl ? "" : table);
        levels.descendingIterator().forEachRemaining(level -> {
            if (!level.list && !level.key.name().isEmpty()) {
                path.append(level.key.name()).append('.');
            }
        });
        return path + key.name();
    }

    /** Quotes inside of {@code ${…}} belong to HCL's expression. */
    private int closing(int start, String fence) {
        int end = start;
        int expressions = 0;
        while (end < text.length() && (expressions > 0 || !text.startsWith(fence, end))) {
            char character = text.charAt(end);
            if (fence.length() == 1 && character == '\n') {
                return end;
            }
            if (hcl && character == '{' && text.charAt(end - 1) == '$') {
                expressions++;
            } else if (hcl && character == '}' && expressions > 0) {
                expressions--;
            }
            end += character == '\\' && !fence.startsWith("'") ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    private Optional<String> write(String value, String fence) {
        if (fence.startsWith("'")) {
            return value.contains(fence) || (fence.length() == 1 && value.contains("\n"))
                    ? Optional.empty()
                    : Optional.of(value);
        }
        String escaped = value.replace("\\", "\\\\");
        if (fence.length() == 3) {
            return value.contains(fence) ? Optional.empty() : Optional.of(escaped);
        }
        return Optional.of(escaped.replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t"));
    }

    private static String unescape(String raw, char quote) {
        return quote == '\''
                ? raw
                : raw.replace("\\\\", "\u0000")
                        .replace("\\\"", "\"")
                        .replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\t", "\t")
                        .replace('\u0000', '\\');
    }

    private boolean isAssignment(int at) {
        return at < text.length() && text.charAt(at) == '=' && !text.startsWith("==", at) && !text.startsWith("=>", at);
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
