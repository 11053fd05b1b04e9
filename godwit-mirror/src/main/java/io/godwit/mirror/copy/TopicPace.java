package io.godwit.mirror.copy;

import java.util.OptionalLong;

/**
 * How fast a topic may be copied, and how long its records wait for it.
 *
 * @param bytesPerSecond upper limit for all its partitions together; empty = none of its own
 * @param retentionMs after which the source deletes a record; empty = never
 * @param retentionBytes above which the source deletes a partition's oldest records; empty = never
 */
public record TopicPace(OptionalLong bytesPerSecond, OptionalLong retentionMs, OptionalLong retentionBytes) {
    /** As fast as it goes, and nothing is ever deleted. */
    public static final TopicPace FREE =
            new TopicPace(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public TopicPace {
        if (bytesPerSecond.isPresent() && bytesPerSecond.getAsLong() <= 0) {
            throw new IllegalArgumentException("a limit is above 0, or absent");
        }
    }
}
