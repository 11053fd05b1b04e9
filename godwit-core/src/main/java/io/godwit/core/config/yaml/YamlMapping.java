package io.godwit.core.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keys with their values, in the order of the file. */
public record YamlMapping(int line, Map<String, YamlNode> entries) implements YamlNode {
    public YamlMapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of the key; empty if the key is missing or stands without a value. */
    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(entries.get(key)).filter(node -> !node.isNull());
    }

    /** This mapping with another value for the key. */
    public YamlMapping with(String key, YamlNode value) {
        Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
        changed.put(key, value);
        return new YamlMapping(line, changed);
    }

    /** This mapping without the key. */
    public YamlMapping without(String key) {
        Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
        changed.remove(key);
        return new YamlMapping(line, changed);
    }

    @Override
    public String kind() {
        return "a mapping";
    }

    @Override
    public Optional<YamlMapping> asMapping() {
        return Optional.of(this);
    }
}
