package io.godwit.migration.mirror.groups;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.groups.GroupOffsets;
import io.godwit.core.model.PartitionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The groups of one cluster in memory. */
final class FakeGroups implements GroupOffsets {
    final SortedMap<String, SortedMap<PartitionId, Position>> offsets = new TreeMap<>();
    final SortedMap<String, Kind> kinds = new TreeMap<>();
    final Set<String> active = new HashSet<>();
    final Set<String> broken = new HashSet<>();
    final Set<String> unanswered = new HashSet<>();
    final List<String> listFailures = new ArrayList<>();
    final List<String> commits = new ArrayList<>();
    /** What happens between the last question and the write. */
    Runnable beforeCommit = () -> {};

    void set(String group, PartitionId partition, long offset) {
        set(group, partition, offset, "");
    }

    void set(String group, PartitionId partition, long offset, String metadata) {
        kinds.putIfAbsent(group, Kind.COMMITS);
        offsets.computeIfAbsent(group, added -> new TreeMap<>())
                .put(partition, new Position(partition, offset, metadata));
    }

    Map<PartitionId, Position> of(String group) {
        return offsets.getOrDefault(group, new TreeMap<>());
    }

    @Override
    public Listing list(Predicate<String> wanted) {
        SortedMap<String, Group> groups = new TreeMap<>();
        kinds.forEach((name, kind) -> {
            if (wanted.test(name)) {
                groups.put(name, new Group(name, kind, active.contains(name)));
            }
        });
        return new Listing(groups, listFailures);
    }

    @Override
    public Committed committed(Collection<String> groups) {
        SortedMap<String, List<Position>> positions = new TreeMap<>();
        SortedMap<String, String> failures = new TreeMap<>();
        for (String group : groups) {
            if (broken.contains(group)) {
                failures.put(group, "its coordinator does not answer");
            } else {
                positions.put(group, List.copyOf(of(group).values()));
            }
        }
        return new Committed(positions, failures);
    }

    @Override
    public SortedMap<String, Refusal> commit(SortedMap<String, List<Position>> wanted) {
        beforeCommit.run();
        SortedMap<String, Refusal> refusals = new TreeMap<>();
        wanted.forEach((group, positions) -> {
            if (active.contains(group)) {
                refusals.put(group, new Refusal(true, "it has members"));
            } else if (unanswered.contains(group)) {
                refusals.put(group, new Refusal(false, "no answer within 10 s"));
            } else {
                commits.add(group);
                positions.forEach(position -> set(group, position.partition(), position.offset(), position.metadata()));
            }
        });
        return refusals;
    }
}
