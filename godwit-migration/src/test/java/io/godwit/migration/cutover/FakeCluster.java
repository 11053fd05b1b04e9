package io.godwit.migration.cutover;

import io.godwit.core.cutover.ConsumerGroups;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cluster of numbers: where logs end, who is in which group, what groups committed. */
final class FakeCluster implements ConsumerGroups, PartitionLogs {
    final SortedMap<PartitionId, Long> ends = new TreeMap<>();
    final Map<String, SortedSet<String>> members = new TreeMap<>();
    final Map<String, SortedMap<PartitionId, Position>> offsets = new TreeMap<>();
    final List<Writer> writers = new ArrayList<>();
    Optional<String> writeObstacle = Optional.empty();
    private final Fuse fuse;

    FakeCluster(Fuse fuse) {
        this.fuse = fuse;
    }

    void commit(String group, PartitionId partition, long offset, String metadata) {
        offsets.computeIfAbsent(group, unused -> new TreeMap<>())
                .put(partition, new Position(partition, offset, metadata));
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(offsets.keySet());
    }

    @Override
    public GroupView describe(String group) {
        SortedSet<String> who = members.getOrDefault(group, new TreeSet<>());
        return new GroupView(group, who.isEmpty() ? "Empty" : "Stable", List.copyOf(who));
    }

    @Override
    public List<Position> committed(String group) {
        return List.copyOf(offsets.getOrDefault(group, new TreeMap<>()).values());
    }

    @Override
    public void place(GroupPlacement placement) {
        fuse.tick();
        placement.partitions().forEach(partition -> {
            if (partition.offset().isPresent()) {
                commit(
                        placement.group(),
                        partition.partition(),
                        partition.offset().getAsLong(),
                        partition.metadata());
            } else if (offsets.containsKey(placement.group())) {
                offsets.get(placement.group()).remove(partition.partition());
            }
        });
        fuse.tick();
    }

    @Override
    public SortedSet<String> topics() {
        SortedSet<String> topics = new TreeSet<>();
        ends.keySet().forEach(partition -> topics.add(partition.topic()));
        return topics;
    }

    @Override
    public SortedSet<PartitionId> partitions(SortedSet<String> topics) {
        SortedSet<PartitionId> partitions = new TreeSet<>(ends.keySet());
        partitions.removeIf(partition -> !topics.contains(partition.topic()));
        return partitions;
    }

    @Override
    public SortedMap<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions) {
        SortedMap<PartitionId, LogBounds> bounds = new TreeMap<>();
        ends(partitions).forEach((partition, end) -> bounds.put(partition, new LogBounds(0, end)));
        return bounds;
    }

    @Override
    public SortedMap<PartitionId, Long> ends(Collection<PartitionId> partitions) {
        SortedMap<PartitionId, Long> chosen = new TreeMap<>(ends);
        chosen.keySet().retainAll(partitions);
        return chosen;
    }

    @Override
    public List<Writer> writers(Collection<PartitionId> partitions) {
        return writers.stream()
                .filter(writer -> partitions.contains(writer.partition()))
                .toList();
    }

    @Override
    public Optional<String> writeObstacle(SortedSet<String> topics) {
        return writeObstacle;
    }

    @Override
    public Optional<List<OpenTransaction>> openTransactions(SortedSet<String> topics) {
        return Optional.empty();
    }

    @Override
    public SortedMap<PartitionId, Instant> lastRecordsBelow(Map<PartitionId, Long> ends) {
        SortedMap<PartitionId, Instant> times = new TreeMap<>();
        ends.keySet().forEach(partition -> times.put(partition, Instant.EPOCH));
        return times;
    }

    @Override
    public SortedMap<PartitionId, Instant> firstRecordsFrom(Map<PartitionId, Long> offsets) {
        SortedMap<PartitionId, Instant> times = new TreeMap<>();
        offsets.forEach((partition, offset) -> {
            if (ends.getOrDefault(partition, 0L) > offset) {
                times.put(partition, Instant.EPOCH.plusMillis(1_500));
            }
        });
        return times;
    }
}
