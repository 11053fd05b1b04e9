package io.godwit.mirror.copy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads records of both clusters to find out what the target's log alone cannot tell. Works beside the loops; the answer
 * comes on a thread of its own.
 */
public interface Examiner {
    /**
     * Compares the last record of each partition of the target with the source's at the same offset.
     *
     * @param logEnds the end of each target partition, above 0
     * @param answer why the partition is not a copy with identical offsets; empty if it is, or if nothing contradicts it
     */
    void compareTails(Map<TopicPartition, Long> logEnds, Consumer<Map<TopicPartition, Optional<String>>> answer);

    /**
     * Finds out how far a partition with differing offsets was copied, by pairing records from the checkpoint on.
     *
     * @param answer the checkpoint for the end of the target's log, or why there is none
     */
    void pair(TopicPartition partition, Checkpoint.Mapped from, long logEnd, Consumer<Pairing> answer);

    /** Exactly one of both is there. */
    record Pairing(Optional<Checkpoint.Mapped> reached, Optional<String> contradiction) {}
}
