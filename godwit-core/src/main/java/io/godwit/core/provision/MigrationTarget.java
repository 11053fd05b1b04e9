package io.godwit.core.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Sets {@code target.bootstrapServers} in the text of a {@code migration.yaml}. One line changes or is added; every other one,
 * comments included, stays as it is.
 */
public final class MigrationTarget {
    private static final String TARGET = "target";
    private static final String SERVERS = "bootstrapServers";
    private static final Pattern TARGET_LINE = Pattern.compile("target:\\s*(#.*)?");
    private static final Pattern KEY_LINE = Pattern.compile("( +)([A-Za-z]+):(.*)");

    private MigrationTarget() {}

    /**
     * The text with the addresses.
     *
     * @param servers {@code host:port}, separated by commas
     * @return empty where one line would not do, such as with {@code target: {…}} or anchors
     */
    public static Optional<String> withBootstrapServers(String text, String servers) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int target = lineOfTarget(lines);
        if (target < 0) {
            return Optional.empty();
        }
        set(lines, target, servers);
        String changed = String.join("\n", lines);
        return saysTheSameBut(text, changed, servers) ? Optional.of(changed) : Optional.empty();
    }

    private static int lineOfTarget(List<String> lines) {
        for (int index = 0; index < lines.size(); index++) {
            if (TARGET_LINE.matcher(lines.get(index)).matches()) {
                return index;
            }
        }
        return -1;
    }

    private static void set(List<String> lines, int target, String servers) {
        String indent = "  ";
        for (int index = target + 1; index < lines.size() && isInside(lines.get(index)); index++) {
            Matcher key = KEY_LINE.matcher(lines.get(index));
            if (key.matches()) {
                indent = index == target + 1 || indent.length() > key.group(1).length() ? key.group(1) : indent;
                if (key.group(2).equals(SERVERS)) {
                    int comment = key.group(3).indexOf(" #");
                    lines.set(
                            index,
                            key.group(1) + SERVERS + ": " + servers
                                    + (comment < 0 ? "" : key.group(3).substring(comment)));
                    return;
                }
            }
        }
        lines.add(target + 1, indent + SERVERS + ": " + servers);
    }

    private static boolean isInside(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("#");
    }

    private static boolean saysTheSameBut(String before, String after, String servers) {
        try {
            Map<String, Object> old = load(before);
            Map<String, Object> changed = load(after);
            Map<String, Object> oldTarget = mapping(old.remove(TARGET));
            Map<String, Object> newTarget = mapping(changed.remove(TARGET));
            oldTarget.remove(SERVERS);
            return servers.equals(newTarget.remove(SERVERS)) && old.equals(changed) && oldTarget.equals(newTarget);
        } catch (YAMLException e) {
            return false;
        }
    }

    private static Map<String, Object> load(String text) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return mapping(loaded);
    }

    private static Map<String, Object> mapping(@Nullable Object value) {
        Map<String, Object> mapping = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> mapping.put(String.valueOf(key), Objects.requireNonNullElse(part, "")));
        }
        return mapping;
    }
}
