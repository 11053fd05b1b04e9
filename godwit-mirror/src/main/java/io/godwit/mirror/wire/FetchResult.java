package io.godwit.mirror.wire;

import java.util.Collections;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a fetch brought.
 *
 * @param error of the fetch as a whole, for example a lost connection; then there are no partitions and all wishes stand
 * @param message Kafka's words for the error; empty without one
 * @param partitions those with news only, in the broker's order
 * @param throttleTimeMs the broker's quota; nothing can be sent on this connection for that long
 * @param responseBytes memory that stays in use as long as any of the buffers does; 0 if there are no records
 */
public record FetchResult(
        WireError error,
        String message,
        Map<TopicPartition, PartitionFetch> partitions,
        int throttleTimeMs,
        int responseBytes) {
    public FetchResult {
        partitions = Collections.unmodifiableMap(partitions);
    }
}
