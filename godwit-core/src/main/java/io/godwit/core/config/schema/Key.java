package io.godwit.core.config.schema;

import java.util.Optional;

/**
 * One key of a section, declared once: everything that reads, describes or documents it follows from here.
 *
 * @param name camelCase
 * @param type of its value
 * @param defaultYaml the value, as YAML, that holds where the key is missing; empty = none
 * @param required whether leaving it out is a problem
 * @param description what it does, one or two sentences
 * @param example a value as one would write it, YAML
 */
public record Key<T>(
        String name,
        ValueType<T> type,
        Optional<String> defaultYaml,
        boolean required,
        String description,
        String example) {
    /** A key that may be left out and then has no value. */
    public static <T> Key<T> optional(String name, ValueType<T> type, String example, String description) {
        return new Key<>(name, type, Optional.empty(), false, description, example);
    }

    /** A key that must be there. */
    public static <T> Key<T> required(String name, ValueType<T> type, String example, String description) {
        return new Key<>(name, type, Optional.empty(), true, description, example);
    }

    /** A key that has a value where it is left out. */
    public static <T> Key<T> withDefault(String name, ValueType<T> type, String defaultYaml, String description) {
        return new Key<>(name, type, Optional.of(defaultYaml), false, description, defaultYaml);
    }
}
