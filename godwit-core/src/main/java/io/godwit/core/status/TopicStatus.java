package io.godwit.core.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
                progress,
                partitions);
    }

    /** The same, copied another way. */
    public TopicStatus turned(String newDirection) {
        return new TopicStatus(
                topic, state, since, reason, code, next, who, Optional.of(newDirection), progress, partitions);
    }
}
