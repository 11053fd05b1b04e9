package io.godwit.core.waves;

import io.godwit.core.model.PartitionId;
import java.util.Objects;
import java.util.Optional;

/**
 * A producer that the cluster remembers for a partition: idempotent and transactional ones alone. In a partition of
 * {@code __consumer_offsets} it is one that commits a group's offsets in its transactions.
 *
 * @param transactionalId empty where it has none, or the brokers do not tell (before 3.0)
 */
public record SeenProducer(PartitionId partition, long producerId, Optional<String> transactionalId) {
    public SeenProducer {
        Objects.requireNonNull(partition);
        Objects.requireNonNull(transactionalId);
    }
}
