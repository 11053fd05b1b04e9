package io.godwit.core.error;

import java.util.Objects;

/**
 * One of several things that are wrong at once, such as the mistakes in a configuration file.
 *
 * @param path where, such as {@code waves[0].applications[1]}
 * @param line the line in the file, counted from 1; 0 = not known
 * @param value what stands there, as it may be shown: never a secret; "-" where there is no value
 * @param rule what is wrong with it and what would be right
 */
public record Problem(String path, int line, String value, String rule) {
    /** Shown where a value is missing. */
    public static final String NO_VALUE = "-";

    public Problem {
        Objects.requireNonNull(path);
        Objects.requireNonNull(value);
        Objects.requireNonNull(rule);
    }

    /** One line of text. */
    @Override
    public String toString() {
        String where = line > 0 ? path + " (line " + line + ")" : path;
        return value.equals(NO_VALUE) ? where + ": " + rule : where + ": " + value + ": " + rule;
    }
}
