package io.godwit.mirror.wire;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** One abort marker of this producer for each of the partitions: one control record, one offset. */
public record Marker(long producerId, short producerEpoch, int coordinatorEpoch, Set<TopicPartition> partitions) {
    public Marker {
        partitions = Set.copyOf(partitions);
    }
}
