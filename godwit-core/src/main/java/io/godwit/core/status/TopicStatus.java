package io.godwit.core.status;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One topic.
 *
 * @param state the word of its {@link TopicState}
 * @param since when it entered that state
 * @param reason why, or what it waits for; empty where there is nothing to say
 * @param code the error behind it
 * @param next the next action
 * @param who who has to act: {@code godwit} or {@code operator}
 * @param direction {@code REVERSE} or {@code HALTED}; absent for a topic that is copied from the source to the target
 * @param wave the wave that its producers move with; absent where the migration has one wave only, or none moves it
 * @param throttleBytesPerSecond the limit of this topic alone, beside that of all together; absent if it has none
 * @param paths on which ways its records came, all runs of the mirror together; absent where that is not known
 * @param offsets {@code IDENTICAL}, or {@code MAPPED} if any partition is; absent where that is not known
 * @param progress figures; in reverse of what is copied from the target to the source
 * @param partitions in ascending order
 */
public record TopicStatus(
        String topic,
        String state,
        Instant since,
        String reason,
        Optional<String> code,
        String next,
        String who,
        Optional<String> direction,
        Optional<String> wave,
        OptionalLong throttleBytesPerSecond,
        Optional<PathCounts> paths,
        Optional<OffsetKeeping> offsets,
        Figures progress,
        List<PartitionStatus> partitions) {
    public TopicStatus {
        partitions = List.copyOf(partitions);
    }

    /** A status made from a state. */
    public static TopicStatus of(
            String topic, TopicState state, Instant since, Figures progress, List<PartitionStatus> partitions) {
        return new TopicStatus(
                topic,
                state.word(),
                since,
                state.reason(),
                state.code().map(io.godwit.core.error.ErrorCode::id),
                state.next(),
                state.actor().word(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                partitions.stream()
                        .map(PartitionStatus::offsets)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder()),
                progress,
                partitions);
    }

    /** The same in another state. */
    public TopicStatus in(TopicState newState, Instant newSince) {
        return new TopicStatus(
                topic,
                newState.word(),
                newSince,
                newState.reason(),
                newState.code().map(io.godwit.core.error.ErrorCode::id),
                newState.next(),
                newState.actor().word(),
                direction,
                wave,
                throttleBytesPerSecond,
                paths,
                offsets,
                progress,
                partitions);
    }

    /** The same with how it is copied. */
    public TopicStatus copied(OptionalLong throttle, Optional<PathCounts> newPaths) {
        return new TopicStatus(
                topic,
                state,
                since,
                reason,
                code,
                next,
                who,
                direction,
                wave,
                throttle,
                newPaths,
                offsets,
                progress,
                partitions);
    }

    /** The same, copied another way. */
    public TopicStatus turned(String newDirection) {
        return new TopicStatus(
                topic,
                state,
                since,
                reason,
                code,
                next,
                who,
                Optional.of(newDirection),
                wave,
                throttleBytesPerSecond,
                paths,
                offsets,
                progress,
                partitions);
    }

    /** The same as one of a wave. */
    public TopicStatus ofWave(String newWave) {
        return new TopicStatus(
                topic,
                state,
                since,
                reason,
                code,
                next,
                who,
                direction,
                Optional.of(newWave),
                throttleBytesPerSecond,
                paths,
                offsets,
                progress,
                partitions);
    }
}
