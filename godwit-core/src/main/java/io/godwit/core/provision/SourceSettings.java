package io.godwit.core.provision;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody set on the source's brokers, defaults left out.
 *
 * @param values by name; more than one where brokers differ
 */
public record SourceSettings(SortedMap<String, SortedSet<String>> values) {
    public SourceSettings {
        TreeMap<String, SortedSet<String>> copy = new TreeMap<>();
        values.forEach((name, set) -> copy.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(set))));
        values = Collections.unmodifiableSortedMap(copy);
    }

    /** Of brokers with these settings each. */
    public static SourceSettings of(Collection<? extends Map<String, String>> brokers) {
        TreeMap<String, SortedSet<String>> values = new TreeMap<>();
        for (Map<String, String> broker : brokers) {
            broker.forEach((name, value) ->
                    values.computeIfAbsent(name.strip(), key -> new TreeSet<>()).add(value.strip()));
        }
        return new SourceSettings(values);
    }

    public static SourceSettings none() {
        return new SourceSettings(new TreeMap<>());
    }
}
