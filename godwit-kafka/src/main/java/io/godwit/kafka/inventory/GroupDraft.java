package io.godwit.kafka.inventory;

import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.GroupInventory.CommittedOffset;
import io.godwit.core.model.GroupInventory.Member;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One group while its parts come in. */
final class GroupDraft {
    private final String name;
    private final String type;
    private final String protocolType;
    private String state;
    private List<Member> members = List.of();
    private SortedMap<PartitionId, Position> positions = new TreeMap<>();

    /** A committed offset before the ends of the partitions are known; the lag is the broker's own, or -1. */
    record Position(long offset, String metadata, long lag) {}

    GroupDraft(String name, String type, String protocolType, String state) {
        this.name = name;
        this.type = type;
        this.protocolType = protocolType;
        this.state = state;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    void setMembers(String state, List<Member> members) {
        this.state = state;
        this.members = members;
    }

    void setPositions(SortedMap<PartitionId, Position> positions) {
        this.positions = positions;
    }

    GroupInventory toInventory(Map<String, TopicInventory> topics) {
        SortedMap<PartitionId, CommittedOffset> offsets = new TreeMap<>();
        positions.forEach((partition, position) -> offsets.put(
                partition,
                new CommittedOffset(position.offset(), position.metadata(), lag(partition, position, topics))));
        return new GroupInventory(name, type, protocolType, state, members, offsets);
    }

    private static long lag(PartitionId partition, Position position, Map<String, TopicInventory> topics) {
        if (position.lag() >= 0) {
            return position.lag();
        }
        TopicInventory topic = topics.get(partition.topic());
        long end = topic == null
                ? -1
                : topic.partitions().stream()
                        .filter(candidate -> candidate.partition() == partition.partition())
                        .mapToLong(PartitionInventory::endOffset)
                        .findFirst()
                        .orElse(-1);
        return end < 0 ? -1 : Math.max(0, end - position.offset());
    }
}
