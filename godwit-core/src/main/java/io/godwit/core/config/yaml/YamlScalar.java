package io.godwit.core.config.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A single value, with its text as it was written.
 *
 * <p>Types are those of YAML 1.2's core schema, as editors use it: {@code no}, {@code on} and {@code 1:30} are text.
 */
public record YamlScalar(int line, String text, Type type) implements YamlNode {
    /** What a scalar is. */
    public enum Type {
        TEXT("text"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NULL("nothing");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(\\d+|0x[0-9a-fA-F]+|0o[0-7]+|(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?|\\.(inf|Inf|INF))");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");

    /** A scalar that stands without quotes, so that its text decides what it is. */
    static YamlScalar plain(int line, String text) {
        if (NULL.matcher(text).matches()) {
            return new YamlScalar(line, text, Type.NULL);
        }
        if (BOOLEAN.matcher(text).matches()) {
            return new YamlScalar(line, text, Type.BOOLEAN);
        }
        return new YamlScalar(line, text, NUMBER.matcher(text).matches() ? Type.NUMBER : Type.TEXT);
    }

    @Override
    public String kind() {
        return type.words;
    }

    @Override
    public Optional<YamlScalar> asScalar() {
        return Optional.of(this);
    }
}
