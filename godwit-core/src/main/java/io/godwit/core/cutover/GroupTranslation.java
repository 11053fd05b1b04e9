package io.godwit.core.cutover;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.model.PartitionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a whole group goes on.
 *
 * @param placement what can be placed exactly
 * @param beyondProof committed offsets that no proof reaches; the group may be placed only when there are none
 * @param skipped committed offsets in partitions that do not move
 */
public record GroupTranslation(
        GroupPlacement placement, SortedMap<PartitionId, Long> beyondProof, List<PartitionId> skipped) {
    public GroupTranslation {
        beyondProof = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(beyondProof));
        skipped = List.copyOf(skipped);
    }

    /**
     * Translates each committed offset, and decides for the partitions without one in the topics that the group reads.
     *
     * @param positions what the group committed on the cluster that it leaves
     * @param translations of every partition that moves
     */
    public static GroupTranslation of(
            GroupPositions positions, SortedMap<PartitionId, PartitionTranslation> translations) {
        List<Placement> placements = new ArrayList<>();
        SortedMap<PartitionId, Long> beyondProof = new TreeMap<>();
        List<PartitionId> skipped = new ArrayList<>();
        Set<PartitionId> committed = new HashSet<>();
        Set<String> topics = new HashSet<>();
        for (Position position : positions.committed()) {
            PartitionTranslation translation = translations.get(position.partition());
            if (translation == null) {
                skipped.add(position.partition());
                continue;
            }
            committed.add(position.partition());
            topics.add(position.partition().topic());
            Optional<Placement> placed = translation.place(position);
            placed.ifPresent(placements::add);
            if (placed.isEmpty()) {
                beyondProof.put(position.partition(), position.offset());
            }
        }
        for (Map.Entry<PartitionId, PartitionTranslation> entry : translations.entrySet()) {
            PartitionId partition = entry.getKey();
            if (topics.contains(partition.topic()) && !committed.contains(partition)) {
                placements.add(entry.getValue().placeUncommitted(partition));
            }
        }
        placements.sort((a, b) -> a.partition().compareTo(b.partition()));
        return new GroupTranslation(new GroupPlacement(positions.group(), placements), beyondProof, skipped);
    }

    public boolean isExact() {
        return beyondProof.isEmpty();
    }
}
