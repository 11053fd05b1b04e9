package io.godwit.core.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which order schemas can be registered: what is referred to before what refers to it.
 *
 * @param levels 0 for a version without references, else one more than the highest of those that it refers to; those of one level
 *     can be registered at once
 * @param missing references to versions that there are not, by the version that has them
 * @param circular versions that refer to themselves by way of others, or to one that does
 */
record ReferenceOrder(
        SortedMap<VersionName, Integer> levels,
        SortedMap<VersionName, List<VersionName>> missing,
        SortedSet<VersionName> circular) {
    ReferenceOrder {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
        missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
        circular = Collections.unmodifiableSortedSet(new TreeSet<>(circular));
    }

    static ReferenceOrder of(Collection<SchemaVersion> versions) {
        Map<VersionName, Integer> waitingFor = new HashMap<>();
        versions.forEach(version -> waitingFor.put(version.name(), 0));
        Map<VersionName, List<VersionName>> referrers = new HashMap<>();
        TreeMap<VersionName, List<VersionName>> missing = new TreeMap<>();
        for (SchemaVersion version : versions) {
            for (VersionName reference : version.references()) {
                if (waitingFor.containsKey(reference)) {
                    referrers
                            .computeIfAbsent(reference, name -> new ArrayList<>())
                            .add(version.name());
                    waitingFor.merge(version.name(), 1, Integer::sum);
                } else {
                    missing.computeIfAbsent(version.name(), name -> new ArrayList<>())
                            .add(reference);
                }
            }
        }
        SortedMap<VersionName, Integer> levels = levels(waitingFor, referrers);
        TreeSet<VersionName> circular = new TreeSet<>(waitingFor.keySet());
        circular.removeAll(levels.keySet());
        return new ReferenceOrder(levels, missing, circular);
    }

    private static SortedMap<VersionName, Integer> levels(
            Map<VersionName, Integer> waitingFor, Map<VersionName, List<VersionName>> referrers) {
        TreeMap<VersionName, Integer> levels = new TreeMap<>();
        Map<VersionName, Integer> highest = new HashMap<>();
        ArrayDeque<VersionName> free = new ArrayDeque<>();
        waitingFor.forEach((name, count) -> {
            if (count == 0) {
                free.add(name);
            }
        });
        while (!free.isEmpty()) {
            VersionName name = free.remove();
            int level = highest.getOrDefault(name, 0);
            levels.put(name, level);
            for (VersionName referrer : referrers.getOrDefault(name, List.of())) {
                highest.merge(referrer, level + 1, Math::max);
                if (waitingFor.merge(referrer, -1, Integer::sum) == 0) {
                    free.add(referrer);
                }
            }
        }
        return levels;
    }
}
