package io.godwit.core.config.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The values of a section by key. Only {@link Section} fills it, each key with a value of the key's own type. */
public final class Values {
    private final Map<String, Object> byName = new HashMap<>();

    Values() {}

    <T> void put(Key<T> key, T value) {
        byName.put(key.name(), value);
    }

    /** The value of a key that is required or has a default. */
    public <T> T get(Key<T> key) {
        return optional(key).orElseThrow(() -> new NoSuchElementException(key.name()));
    }

    /** The value of a key that may be left out. */
    @SuppressWarnings("unchecked") // put() is the only writer and takes a value of the key's type
    public <T> Optional<T> optional(Key<T> key) {
        return Optional.ofNullable((T) byName.get(key.name()));
    }
}
