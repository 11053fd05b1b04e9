package io.godwit.core.waves;

import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The topic that keeps groups' offsets: each group in one partition, by its name. */
final class OffsetsTopic {
    private final SortedMap<Integer, SortedSet<String>> groups = new TreeMap<>();

    OffsetsTopic(ClusterInventory inventory) {
        int partitions = inventory
                .topic(UseFacts.OFFSETS_TOPIC)
                .map(topic -> topic.partitions().size())
                .orElse(0);
        if (partitions > 0 && inventory.knows(InventoryPart.GROUPS)) {
            inventory.groups().keySet().forEach(group -> groups.computeIfAbsent(
                            partition(group, partitions), key -> new TreeSet<>())
                    .add(group));
        }
    }

    /** As Kafka does it (GroupMetadataManager.partitionFor). */
    private static int partition(String group, int partitions) {
        int hash = group.hashCode();
        return (hash == Integer.MIN_VALUE ? 0 : Math.abs(hash)) % partitions;
    }

    /** The groups that keep their offsets there; empty where that is not known. */
    SortedSet<String> groups(int partition) {
        return groups.getOrDefault(partition, new TreeSet<>());
    }

    /** The group, if it is the only one there. */
    Optional<String> onlyGroup(int partition) {
        SortedSet<String> candidates = groups(partition);
        return candidates.size() == 1 ? Optional.of(candidates.first()) : Optional.empty();
    }
}
