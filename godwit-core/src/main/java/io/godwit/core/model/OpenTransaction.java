package io.godwit.core.model;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A transaction in progress.
 *
 * @param startedAt empty where the broker does not tell
 */
public record OpenTransaction(
        String transactionalId,
        long producerId,
        String state,
        Optional<Instant> startedAt,
        SortedSet<PartitionId> partitions) {}
