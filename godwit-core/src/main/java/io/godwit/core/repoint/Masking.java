package io.godwit.core.repoint;

import io.godwit.core.repoint.format.Format;
import io.godwit.core.repoint.format.Setting;
import io.godwit.core.repoint.format.UnreadableFormat;
import io.godwit.core.secret.Redaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a file as they may be shown: what {@code \n} or {@code \r\n} ends, as {@link UnifiedDiff} counts them. */
final class Masking {
    /** Secrets by the look of a line, for all that is no setting: comments, code. What follows is hidden to the end of the line. */
    private static final Pattern SECRET_TEXT = Pattern.compile(
            "(?i)(pass(?:word|wd|phrase)?|secret|token|credentials?|api[._-]?key|access[._-]?key|private[._-]?key)(\\w*['\"\\\\]*\\s*[=:]\\s*)(?=\\S)(?!['\"\\\\]*\\$\\{).*");

    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^/\\s:@]+:)[^/\\s@]+(@)");
    /** A placeholder is no secret, so what a login becomes can be seen. */
    private static final Pattern LOGIN_SECRET =
            Pattern.compile("(?i)((?:password|secret|token)\\w*\\s*=\\s*\\\\*[\"']?)(?!\\$\\{)[^\\s\"';\\\\]+");

    private Masking() {}

    static List<String> lines(String path, String text) {
        boolean[] hidden = new boolean[text.length()];
        int mark = text.startsWith("\uFEFF") ? 1 : 0;
        for (Setting setting : settings(path, text.substring(mark))) {
            if (isSecret(setting)) {
                Arrays.fill(hidden, setting.start() + mark, setting.end() + mark, true);
            }
        }
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int lineEnd = text.indexOf('\n', start);
            int next = lineEnd < 0 ? text.length() : lineEnd + 1;
            int end = lineEnd < 0 ? next : lineEnd > start && text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
            lines.add(masked(text, start, end, hidden));
            start = next;
        }
        return lines;
    }

    private static List<Setting> settings(String path, String text) {
        try {
            return Format.of(path).settings(text);
        } catch (UnreadableFormat e) {
            return List.of();
        }
    }

    private static boolean isSecret(Setting setting) {
        boolean login = setting.value().contains("LoginModule");
        boolean placeholder =
                setting.value().startsWith("${") && setting.value().endsWith("}");
        return setting.secret()
                || (!login
                        && !placeholder
                        && Redaction.isSecretKey(setting.path().replace('_', '.')));
    }

    private static String masked(String text, int start, int end, boolean[] hidden) {
        StringBuilder shown = new StringBuilder();
        boolean before = false;
        for (int index = start; index < end; index++) {
            if (!hidden[index]) {
                shown.append(text.charAt(index));
            } else if (!before) {
                shown.append(Redaction.HIDDEN);
            }
            before = hidden[index];
        }
        return byLook(shown.toString());
    }

    private static String byLook(String line) {
        String urls = URL_PASSWORD.matcher(line).replaceAll("$1" + Redaction.HIDDEN + "$2");
        if (urls.contains("LoginModule")) {
            return LOGIN_SECRET.matcher(urls).replaceAll("$1" + Redaction.HIDDEN);
        }
        Matcher matcher = SECRET_TEXT.matcher(urls);
        boolean shownAlready = urls.contains(Redaction.HIDDEN);
        return !shownAlready && matcher.find() ? urls.substring(0, matcher.end(2)) + Redaction.HIDDEN : urls;
    }
}
