package io.godwit.core.repoint.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of {@code NAME=value} lines, {@code export} or not: .env, shell scripts, defaults of services. Other lines are free text. */
final class ShellFormat {
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "([ \\t]*(?:(?:export|local|readonly|declare(?:[ \\t]+-[a-z]+)*)[ \\t]+)?)([A-Za-z_][A-Za-z0-9_.-]*)([ \\t]*=[ \\t]*)");

    private final String text;
    private final List<Setting> settings = new ArrayList<>();
    private int position;

    private ShellFormat(String text) {
        this.text = text;
    }

    static List<Setting> read(String text) {
        ShellFormat format = new ShellFormat(text);
        while (format.position < text.length()) {
            format.line();
        }
        return format.settings;
    }

    private void line() {
        int start = position;
        int end = Lines.endOf(text, start);
        Matcher matcher = ASSIGNMENT.matcher(text).region(start, end);
        if (text.substring(start, end).stripLeading().startsWith("#")) {
            position = Lines.behind(text, end);
        } else if (matcher.lookingAt()) {
            assignment(matcher);
        } else {
            settings.add(Setting.freeText(text, start, end));
            position = Lines.behind(text, end);
        }
    }

    private void assignment(Matcher matcher) {
        int start = matcher.end();
        String name = matcher.group(2);
        char first = start < text.length() ? text.charAt(start) : '\n';
        boolean quoted = first == '"' || first == '\'';
        int end = quoted ? Math.min(ShellText.closing(text, start) + 1, text.length()) : bareEnd(start);
        int lineEnd = Lines.endOf(text, end);
        String raw = text.substring(start, end);
        boolean closed = quoted && raw.length() > 1 && raw.charAt(raw.length() - 1) == first;
        if (closed) {
            String inner = raw.substring(1, raw.length() - 1);
            settings.add(placed(
                    matcher,
                    lineEnd,
                    first == '"'
                            ? Setting.of(
                                    name,
                                    name,
                                    ShellText.unescape(inner),
                                    start,
                                    end,
                                    value -> Optional.of(ShellText.doubleQuoted(value)))
                            : Setting.of(name, name, inner, start, end, ShellText::singleQuoted)));
        } else {
            end = quoted ? bareEnd(start) : end;
            lineEnd = Lines.endOf(text, end);
            settings.add(placed(
                    matcher,
                    lineEnd,
                    Setting.of(
                            name,
                            name,
                            text.substring(start, end),
                            start,
                            end,
                            value -> Optional.of(ShellText.bare(value)))));
        }
        if (end < lineEnd) {
            settings.add(Setting.freeText(text, end, comment(end, lineEnd)));
        }
        position = Lines.behind(text, lineEnd);
    }

    private Setting placed(Matcher matcher, int lineEnd, Setting setting) {
        String before = matcher.group(1);
        String separator = matcher.group(3);
        return setting.keyAt(matcher.start(2), matcher.end(2))
                .beside((others, parent) -> Optional.of(insertion(before, separator, setting, lineEnd, others)));
    }

    private Edit insertion(String before, String separator, Setting anchor, int lineEnd, Map<String, String> others) {
        boolean quoted = text.charAt(anchor.start()) == '"' || text.charAt(anchor.start()) == '\'';
        StringBuilder lines = new StringBuilder();
        others.forEach((name, value) -> lines.append(Lines.lineEnd(text))
                .append(before)
                .append(name)
                .append(separator)
                .append(quoted ? ShellText.doubleQuoted(value) : ShellText.bare(value)));
        return new Edit(lineEnd, lineEnd, lines.toString());
    }

    /** A value without quotes ends at a blank. */
    private int bareEnd(int start) {
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != ';') {
            end++;
        }
        return end;
    }

    /** Where a comment begins in the rest of a line. */
    private int comment(int from, int lineEnd) {
        int hash = text.indexOf(" #", from);
        return hash < 0 || hash > lineEnd ? lineEnd : hash;
    }
}
