package io.godwit.core.repoint.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units of systemd: the assignments of {@code Environment=}; everything else is free text. */
final class SystemdFormat {
    private static final Pattern ENVIRONMENT = Pattern.compile("[ \\t]*Environment[ \\t]*=[ \\t]*");
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "[ \\t]*(?:\"([A-Za-z_][A-Za-z0-9_]*)=((?:[^\"\\\\]|\\\\.)*)\"|'([A-Za-z_][A-Za-z0-9_]*)=([^']*)'|([A-Za-z_][A-Za-z0-9_]*)=([^ \\t\"']*))");

    private SystemdFormat() {}

    static List<Setting> read(String text) {
        List<Setting> settings = new ArrayList<>();
        for (Lines.Line line : Lines.of(text)) {
            String content = line.of(text).stripLeading();
            if (content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            Matcher environment = ENVIRONMENT.matcher(text).region(line.start(), line.end());
            if (!environment.lookingAt()) {
                settings.add(Setting.freeText(text, line.start(), line.end()));
                continue;
            }
            int position = environment.end();
            Matcher assignment = ASSIGNMENT.matcher(text).region(position, line.end());
            while (assignment.lookingAt()) {
                settings.add(setting(text, assignment, line.end()));
                position = assignment.end();
                assignment.region(position, line.end());
            }
            if (position < line.end()) {
                settings.add(Setting.freeText(text, position, line.end()));
            }
        }
        return settings;
    }

    private static Setting setting(String text, Matcher assignment, int lineEnd) {
        int group = assignment.group(1) != null ? 1 : assignment.group(3) != null ? 3 : 5;
        String name = assignment.group(group);
        int start = assignment.start(group) - (group == 5 ? 0 : 1);
        String raw = assignment.group(group + 1);
        String value = group == 1 ? raw.replaceAll("\\\\(.)", "$1") : raw;
        Notation notation = changed -> Optional.of(
                group == 5 && changed.matches("[A-Za-z0-9_./:,@+-]*") ? name + "=" + changed : quoted(name, changed));
        return Setting.of(name, name, value.replace("%%", "%"), start, assignment.end(), notation)
                .beside((others, parent) -> {
                    StringBuilder lines = new StringBuilder();
                    others.forEach((other, its) -> lines.append(Lines.lineEnd(text))
                            .append("Environment=")
                            .append(quoted(other, its)));
                    return Optional.of(new Edit(lineEnd, lineEnd, lines.toString()));
                });
    }

    private static String quoted(String name, String value) {
        return '"'
                + name
                + '='
                + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%")
                + '"';
    }
}
