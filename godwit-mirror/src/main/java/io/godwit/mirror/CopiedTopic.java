package io.godwit.mirror;

import io.godwit.mirror.copy.TopicPace;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A topic to copy.
 *
 * @param partitions the numbers of those to copy; both sides have them
 * @param maxBatchBytes {@code max.message.bytes} on the target: the largest batch that it takes
 * @param takesPadding whether its logs may be filled up to where the source's begin: a compacted topic refuses records
 *     without a key, and to have its beginning deleted
 * @param pace how fast it may be copied, and how long its records wait for it
 */
public record CopiedTopic(
        String name, SortedSet<Integer> partitions, int maxBatchBytes, boolean takesPadding, TopicPace pace) {
    public CopiedTopic {
        partitions = Collections.unmodifiableSortedSet(new TreeSet<>(partitions));
    }

    /** A whole topic of so many partitions. */
    public CopiedTopic(String name, int partitions, int maxBatchBytes, boolean takesPadding, TopicPace pace) {
        this(
                name,
                IntStream.range(0, partitions).boxed().collect(Collectors.toCollection(TreeSet::new)),
                maxBatchBytes,
                takesPadding,
                pace);
    }

    /** A whole topic that is not compacted, and not limited. */
    public CopiedTopic(String name, int partitions, int maxBatchBytes) {
        this(name, partitions, maxBatchBytes, true, TopicPace.FREE);
    }
}
