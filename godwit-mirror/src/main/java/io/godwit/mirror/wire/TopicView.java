package io.godwit.mirror.wire;

import java.util.Optional;
import org.apache.kafka.common.Uuid;

/**
 * A topic as of the last metadata.
 *
 * @param id the one that it had when it was first seen; empty if the cluster knows no topic ids (before Kafka 2.8)
 * @param partitions 0 if it can't be seen
 * @param error why it can't be used now: {@link WireError#UNKNOWN_TOPIC}, {@link WireError#NOT_AUTHORIZED},
 *     {@link WireError#TOPIC_RECREATED} and so on
 */
public record TopicView(String name, Optional<Uuid> id, int partitions, Optional<WireError> error) {}
