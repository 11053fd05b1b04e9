package io.godwit.mirror;

import io.godwit.mirror.copy.Checkpoint;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps what the target's own log cannot tell, where a later process finds it. Called by the thread that calls the mirror;
 * calls may block and may throw: then nothing was kept, and it is tried again.
 */
public interface CheckpointStore {
    Map<TopicPartition, Checkpoint> load();

    /** Durable on return; empty = it is needed no more. */
    void save(Map<TopicPartition, Optional<Checkpoint>> changed);
}
