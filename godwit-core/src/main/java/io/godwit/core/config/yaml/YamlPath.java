package io.godwit.core.config.yaml;

import java.util.regex.Pattern;

/**
 * Where in a document a value stands, such as {@code waves[0].applications[1]} or
 * {@code source.properties['security.protocol']}.
 */
public record YamlPath(String text) {
    /** The document itself. */
    public static final YamlPath ROOT = new YamlPath("");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    public YamlPath key(String name) {
        if (!PLAIN.matcher(name).matches()) {
            return new YamlPath(text + "['" + name + "']");
        }
        return new YamlPath(text.isEmpty() ? name : text + "." + name);
    }

    public YamlPath index(int index) {
        return new YamlPath(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "(the whole file)" : text;
    }
}
