package io.godwit.migration.verify;

import io.godwit.core.model.PartitionId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What of a selection can be compared.
 *
 * @param partitions those that both sides have
 * @param notCompared topics of which nothing, or not all, can be compared, each with the reason
 */
public record VerifyScope(SortedSet<PartitionId> partitions, SortedMap<String, String> notCompared) {
    public VerifyScope {
        partitions = Collections.unmodifiableSortedSet(new TreeSet<>(partitions));
        notCompared = Collections.unmodifiableSortedMap(new TreeMap<>(notCompared));
    }

    /** From the partition counts of the selected topics on the source and of all topics on the target. */
    public static VerifyScope of(Map<String, Integer> source, Map<String, Integer> target) {
        SortedSet<PartitionId> partitions = new TreeSet<>();
        SortedMap<String, String> notCompared = new TreeMap<>();
        source.forEach((topic, count) -> {
            int targetCount = target.getOrDefault(topic, 0);
            IntStream.range(0, Math.min(count, targetCount)).forEach(n -> partitions.add(new PartitionId(topic, n)));
            if (targetCount == 0) {
                notCompared.put(topic, "the target has no such topic");
            } else if (targetCount != count) {
                notCompared.put(topic, "the source has " + count + " partitions, the target " + targetCount);
            }
        });
        return new VerifyScope(partitions, notCompared);
    }
}
