package io.godwit.core.provision;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The server properties of the new cluster.
 *
 * @param properties by name, never empty
 * @param changed settings of the source that get another value or name
 * @param dropped settings of the source that MSK does not take
 */
public record CustomConfiguration(
        SortedMap<String, String> properties, List<SettingChange> changed, List<SettingChange> dropped) {
    public CustomConfiguration {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        changed = List.copyOf(changed);
        dropped = List.copyOf(dropped);
        if (properties.isEmpty()) {
            throw new IllegalArgumentException("MSK takes no empty configuration");
        }
    }

    /** One {@code name = value} a line, as MSK takes it. */
    public String text() {
        return lines().stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The lines of {@link #text}. */
    public List<String> lines() {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + " = " + property.getValue())
                .toList();
    }
}
