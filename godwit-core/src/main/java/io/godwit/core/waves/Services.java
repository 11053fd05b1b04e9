package io.godwit.core.waves;

import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.GroupInventory.Member;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Groups of Kafka Connect and of a schema registry, by their protocol.
 *
 * @param workers the groups of Connect's workers, one a cluster
 * @param sinks group of a sink connector → group of the workers on whose hosts alone it runs
 * @param homeless groups of sink connectors of which it is not clear on which cluster they run
 * @param registries the groups of schema registries
 */
record Services(
        SortedSet<String> workers,
        SortedMap<String, String> sinks,
        SortedSet<String> homeless,
        SortedSet<String> registries) {
    private static final String CONNECT = "connect";
    /** How Connect calls a sink connector's group. */
    private static final String SINK = "connect-";
    /** How a schema registry's instances elect their leader. */
    private static final String REGISTRY = "sr";

    static Services of(Collection<GroupInventory> groups) {
        SortedMap<String, Set<String>> workers = new TreeMap<>();
        groups.stream()
                .filter(group -> group.protocolType().equals(CONNECT))
                .forEach(group -> workers.put(group.name(), hosts(group)));
        SortedMap<String, String> sinks = new TreeMap<>();
        SortedSet<String> homeless = new TreeSet<>();
        for (GroupInventory group : groups) {
            if (group.protocolType().equals(CONNECT) || !group.name().startsWith(SINK) || workers.isEmpty()) {
                continue;
            }
            List<String> homes = workers.entrySet().stream()
                    .filter(worker -> group.isActive() && worker.getValue().containsAll(hosts(group)))
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            if (homes.size() == 1) {
                sinks.put(group.name(), homes.get(0));
            } else {
                homeless.add(group.name());
            }
        }
        return new Services(new TreeSet<>(workers.keySet()), sinks, homeless, registries(groups));
    }

    private static SortedSet<String> registries(Collection<GroupInventory> groups) {
        return groups.stream()
                .filter(group -> group.protocolType().equals(REGISTRY))
                .map(GroupInventory::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> hosts(GroupInventory group) {
        return group.members().stream().map(Member::host).collect(Collectors.toSet());
    }

    boolean isConnect(String group) {
        return workers.contains(group) || sinks.containsKey(group) || homeless.contains(group);
    }
}
