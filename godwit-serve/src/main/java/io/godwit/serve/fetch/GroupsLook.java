package io.godwit.serve.fetch;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.ConsumerGroups;
import io.godwit.core.cutover.ConsumerGroups.GroupView;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.PartitionStatus;
import io.godwit.core.status.TopicStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at the groups of both clusters: where each stands, how far behind it is, and who is in it. */
public final class GroupsLook {
    private final Migration migration;
    private final ConsumerGroups source;
    private final ConsumerGroups target;

    public GroupsLook(Migration migration, ConsumerGroups source, ConsumerGroups target) {
        this.migration = migration;
        this.source = source;
        this.target = target;
    }

    /**
     * A group.
     *
     * @param application the one that names it
     * @param sourceState in Kafka's words
     * @param targetState in Kafka's words
     * @param members who they are, on whichever cluster: client id and host
     * @param lag offsets between its position and the end of the source's log; absent where that is not known
     * @param partitions those that it committed offsets in and that are copied
     */
    public record Group(
            String group,
            Optional<String> application,
            String sourceState,
            String targetState,
            List<String> members,
            OptionalLong lag,
            List<Partition> partitions) {
        public Group {
            members = List.copyOf(members);
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * What a group committed in a partition.
     *
     * @param sourceOffset next offset to read on the source; absent if it committed none there
     * @param targetOffset the same on the target
     * @param sourceEnd the source's end; absent where it is not known
     */
    public record Partition(
            String topic,
            int partition,
            OptionalLong sourceOffset,
            OptionalLong targetOffset,
            OptionalLong sourceEnd) {}

    /** @param topics as the last look saw them, for the ends */
    public List<Group> look(List<TopicStatus> topics) {
        Map<PartitionId, OptionalLong> ends = new TreeMap<>();
        topics.forEach(topic -> topic.partitions()
                .forEach(partition ->
                        ends.put(new PartitionId(topic.topic(), partition.partition()), end(topic, partition))));
        SortedSet<String> names = new TreeSet<>(source.names());
        names.addAll(target.names());
        names.removeIf(name -> !migration.groups().selects(name));
        List<Group> groups = new ArrayList<>();
        for (String name : names) {
            Group group = look(name, ends);
            if (!group.partitions().isEmpty() || group.application().isPresent()) {
                groups.add(group);
            }
        }
        return groups;
    }

    // In reverse a topic's figures are those of the target's log.
    private static OptionalLong end(TopicStatus topic, PartitionStatus partition) {
        return topic.direction().isPresent() ? OptionalLong.empty() : partition.sourceEnd();
    }

    private Group look(String name, Map<PartitionId, OptionalLong> ends) {
        GroupView onSource = source.describe(name);
        GroupView onTarget = target.describe(name);
        List<String> members = new ArrayList<>(onSource.members());
        members.addAll(onTarget.members());
        SortedMap<PartitionId, Long> sourceOffsets = committed(source, name, ends);
        SortedMap<PartitionId, Long> targetOffsets = committed(target, name, ends);
        SortedSet<PartitionId> ids = new TreeSet<>(sourceOffsets.keySet());
        ids.addAll(targetOffsets.keySet());
        List<Partition> partitions = ids.stream()
                .map(id -> new Partition(
                        id.topic(),
                        id.partition(),
                        offset(sourceOffsets, id),
                        offset(targetOffsets, id),
                        ends.getOrDefault(id, OptionalLong.empty())))
                .toList();
        return new Group(
                name,
                migration.applications().stream()
                        .filter(application -> application.groups().contains(name))
                        .map(application -> application.name())
                        .findFirst(),
                onSource.state(),
                onTarget.state(),
                members,
                lag(partitions),
                partitions);
    }

    private static SortedMap<PartitionId, Long> committed(
            ConsumerGroups groups, String name, Map<PartitionId, OptionalLong> copied) {
        SortedMap<PartitionId, Long> offsets = new TreeMap<>();
        for (Position position : groups.committed(name)) {
            if (copied.containsKey(position.partition())) {
                offsets.put(position.partition(), position.offset());
            }
        }
        return offsets;
    }

    private static OptionalLong offset(SortedMap<PartitionId, Long> offsets, PartitionId id) {
        Long offset = offsets.get(id);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    private static OptionalLong lag(List<Partition> partitions) {
        long lag = 0;
        for (Partition partition : partitions) {
            if (partition.sourceOffset().isEmpty() || partition.sourceEnd().isEmpty()) {
                return OptionalLong.empty();
            }
            lag += Math.max(
                    0,
                    partition.sourceEnd().getAsLong() - partition.sourceOffset().getAsLong());
        }
        return partitions.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lag);
    }
}
