package io.godwit.core.config.external;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An environment and a folder that tests fill. */
public final class FakeExternalValues implements ExternalValues {
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();

    public FakeExternalValues environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public FakeExternalValues file(String path, String text) {
        files.put(path, text);
        return this;
    }

    @Override
    public Lookup environment(String name) {
        return lookup(environment, name, "is not set");
    }

    @Override
    public Lookup file(String path) {
        return lookup(files, path, "does not exist");
    }

    private static Lookup lookup(Map<String, String> values, String key, String reason) {
        return Optional.ofNullable(values.get(key)).map(Lookup::found).orElseGet(() -> Lookup.missing(reason));
    }
}
