package io.godwit.core.offsets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Which offsets records get on the target, and what that costs.
 *
 * @param triedAt when the target was last tried; empty if never: then only what its brokers say of our permissions is known
 * @param paddingOffsets to be filled and deleted in all; empty where one is unknown
 * @param paddingSeconds how long that takes
 * @param paddingBytes that are written and deleted again, for each replica
 * @param topics by name
 */
public record OffsetOutlook(
        Optional<Instant> triedAt,
        OptionalLong paddingOffsets,
        OptionalDouble paddingSeconds,
        OptionalLong paddingBytes,
        List<TopicOutlook> topics) {
    private static final double OFFSETS_PER_SECOND = 9_000_000;
    private static final double BYTES_PER_OFFSET = 0.75;

    public OffsetOutlook {
        topics = List.copyOf(topics);
    }

    static OffsetOutlook of(Optional<Instant> triedAt, List<TopicOutlook> topics) {
        boolean unknown =
                topics.stream().anyMatch(topic -> topic.paddingOffsets().isEmpty());
        long sum = topics.stream()
                .mapToLong(topic -> topic.paddingOffsets().orElse(0))
                .sum();
        OptionalLong padding = unknown ? OptionalLong.empty() : OptionalLong.of(sum);
        return new OffsetOutlook(
                triedAt,
                padding,
                unknown ? OptionalDouble.empty() : OptionalDouble.of(seconds(sum)),
                unknown ? OptionalLong.empty() : OptionalLong.of(bytes(sum)),
                topics);
    }

    /** How long so many offsets take to be filled. */
    public static double seconds(long offsets) {
        return Math.round(offsets / OFFSETS_PER_SECOND * 100) / 100.0;
    }

    /** How many bytes so many offsets take until they are deleted, for each replica. */
    public static long bytes(long offsets) {
        return Math.round(offsets * BYTES_PER_OFFSET);
    }
}
