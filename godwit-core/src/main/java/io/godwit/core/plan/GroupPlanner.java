package io.godwit.core.plan;

import io.godwit.core.config.Selection;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.PartitionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which groups' offsets the cutover carries over. */
final class GroupPlanner {
    private final Selection selection;
    private final Set<String> movingTopics;
    private final List<CarriedGroup> carried = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    GroupPlanner(Selection selection, Set<String> movingTopics) {
        this.selection = selection;
        this.movingTopics = movingTopics;
    }

    void plan(GroupInventory group) {
        Optional<String> reason = skipReason(group);
        if (reason.isPresent()) {
            skipped.add(Skipped.group(group.name(), reason.get()));
            return;
        }
        List<PartitionId> partitions = group.offsets().keySet().stream()
                .filter(partition -> movingTopics.contains(partition.topic()))
                .toList();
        List<String> topics =
                partitions.stream().map(PartitionId::topic).distinct().toList();
        carried.add(new CarriedGroup(group.name(), topics, partitions.size()));
    }

    private Optional<String> skipReason(GroupInventory group) {
        Optional<String> unselected = selection.skipReason(group.name());
        if (unselected.isPresent()) {
            return unselected;
        }
        if (group.type().equalsIgnoreCase("Share")) {
            return Optional.of("is a share group, whose state the brokers keep and no API carries over");
        }
        boolean reads =
                group.offsets().keySet().stream().map(PartitionId::topic).anyMatch(movingTopics::contains);
        return reads ? Optional.empty() : Optional.of("has no committed offset in a topic that moves");
    }

    List<CarriedGroup> carried() {
        return List.copyOf(carried);
    }

    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }
}
