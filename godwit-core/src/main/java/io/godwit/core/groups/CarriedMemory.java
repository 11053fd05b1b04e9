package io.godwit.core.groups;

import io.godwit.core.model.PartitionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The offsets that Godwit wrote for one group on the target: any other is somebody else's.
 *
 * <p>Invariant: an offset is remembered before it is written, together with the one that it replaces, so that a process that
 * dies in between leaves nothing that a later one would take for foreign.
 *
 * @param returned the step by which a cutover gave the group back to the source, 0 if none did; what was on the target until
 *     then was the cutover's
 * @param offsets by topic and partition, at most two of each
 */
public record CarriedMemory(long returned, SortedMap<String, SortedMap<Integer, List<Long>>> offsets) {
    /** A group that was never carried. */
    public static final CarriedMemory NOTHING = new CarriedMemory(0, new TreeMap<>());

    public CarriedMemory {
        SortedMap<String, SortedMap<Integer, List<Long>>> copy = new TreeMap<>();
        offsets.forEach((topic, partitions) -> {
            SortedMap<Integer, List<Long>> its = new TreeMap<>();
            partitions.forEach((partition, written) -> its.put(partition, List.copyOf(written)));
            copy.put(topic, Collections.unmodifiableSortedMap(its));
        });
        offsets = Collections.unmodifiableSortedMap(copy);
    }

    /** What was written for that partition. */
    public List<Long> of(PartitionId partition) {
        SortedMap<Integer, List<Long>> partitions = offsets.get(partition.topic());
        return partitions == null ? List.of() : partitions.getOrDefault(partition.partition(), List.of());
    }

    CarriedMemory since(long newReturned) {
        return new CarriedMemory(newReturned, offsets);
    }

    CarriedMemory with(SortedMap<PartitionId, List<Long>> changed) {
        SortedMap<String, SortedMap<Integer, List<Long>>> copy = new TreeMap<>();
        offsets.forEach((topic, partitions) -> copy.put(topic, new TreeMap<>(partitions)));
        changed.forEach((partition, written) -> copy.computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
                .put(partition.partition(), new ArrayList<>(written)));
        return new CarriedMemory(returned, copy);
    }
}
