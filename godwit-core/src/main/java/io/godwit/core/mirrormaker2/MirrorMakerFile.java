package io.godwit.core.mirrormaker2;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An mm2.properties file after its keys were mended.
 *
 * @param entries the entries that hold, by key
 * @param aliases of the clusters, named by {@code clusters} or used in keys
 * @param findings what had to be mended
 */
record MirrorMakerFile(Map<String, PropertyEntry> entries, Set<String> aliases, List<LintFinding> findings) {
    MirrorMakerFile {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        aliases = Collections.unmodifiableSortedSet(new TreeSet<>(aliases));
        findings = List.copyOf(findings);
    }

    Optional<PropertyEntry> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The flows that are enabled. */
    SortedSet<Flow> enabledFlows() {
        SortedSet<Flow> enabled = new TreeSet<>();
        for (Flow flow : flowsOfAliases()) {
            get(flow.prefix() + "enabled")
                    .filter(entry -> Boolean.parseBoolean(entry.value().strip()))
                    .ifPresent(entry -> enabled.add(flow));
        }
        return enabled;
    }

    /** The flows that keys speak of, enabled or not. */
    SortedSet<Flow> mentionedFlows() {
        SortedSet<Flow> mentioned = new TreeSet<>();
        for (Flow flow : flowsOfAliases()) {
            if (entries.keySet().stream().anyMatch(key -> key.startsWith(flow.prefix()))) {
                mentioned.add(flow);
            }
        }
        return mentioned;
    }

    private SortedSet<Flow> flowsOfAliases() {
        SortedSet<Flow> flows = new TreeSet<>();
        for (String source : aliases) {
            aliases.stream()
                    .filter(target -> !target.equals(source))
                    .forEach(target -> flows.add(new Flow(source, target)));
        }
        return flows;
    }
}
