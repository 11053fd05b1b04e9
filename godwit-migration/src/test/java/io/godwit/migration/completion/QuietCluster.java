package io.godwit.migration.completion;

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

/** A cluster that only tells: where logs end, who is in which group, who wrote. */
final class QuietCluster implements PartitionLogs, ConsumerGroups {
    final SortedMap<PartitionId, Long> ends = new TreeMap<>();
    final List<Writer> writers = new ArrayList<>();
    private final Map<String, List<Position>> committed = new TreeMap<>();
    private final Map<String, List<String>> members = new TreeMap<>();

    void commit(String group, PartitionId partition, long offset) {
        committed.computeIfAbsent(group, unused -> new ArrayList<>()).add(new Position(partition, offset, ""));
    }

    void join(String group, String member) {
        committed.computeIfAbsent(group, unused -> new ArrayList<>());
        members.computeIfAbsent(group, unused -> new ArrayList<>()).add(member);
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(committed.keySet());
    }

    @Override
    public GroupView describe(String group) {
        List<String> who = members.getOrDefault(group, List.of());
        return new GroupView(group, who.isEmpty() ? "Empty" : "Stable", who);
    }

    @Override
    public List<Position> committed(String group) {
        return List.copyOf(committed.getOrDefault(group, List.of()));
    }

    @Override
    public void place(GroupPlacement placement) {
        throw new AssertionError("nothing is changed");
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
        SortedMap<PartitionId, Long> found = new TreeMap<>(ends);
        found.keySet().retainAll(partitions);
        return found;
    }

    @Override
    public List<Writer> writers(Collection<PartitionId> partitions) {
        return writers.stream()
                .filter(writer -> partitions.contains(writer.partition()))
                .toList();
    }

    @Override
    public Optional<String> writeObstacle(SortedSet<String> topics) {
        return Optional.empty();
    }

    @Override
    public Optional<List<OpenTransaction>> openTransactions(SortedSet<String> topics) {
        return Optional.of(List.of());
    }

    @Override
    public SortedMap<PartitionId, Instant> lastRecordsBelow(Map<PartitionId, Long> ends) {
        return new TreeMap<>();
    }

    @Override
    public SortedMap<PartitionId, Instant> firstRecordsFrom(Map<PartitionId, Long> offsets) {
        return new TreeMap<>();
    }
}
