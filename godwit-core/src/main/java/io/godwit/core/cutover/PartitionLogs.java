package io.godwit.core.cutover;

import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** The logs of one cluster. */
public interface PartitionLogs {
    /** The names of all topics. */
    SortedSet<String> topics();

    /** The partitions of those of the topics that exist. */
    SortedSet<PartitionId> partitions(SortedSet<String> topics);

    /** First offset and high watermark of each. */
    SortedMap<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions);

    /** The high watermark of each. */
    SortedMap<PartitionId, Long> ends(Collection<PartitionId> partitions);

    /** The producers that the leaders remember for these partitions; empty where they don't tell. */
    List<Writer> writers(Collection<PartitionId> partitions);

    /**
     * What keeps this user from copying records to these topics as they are, each to the offset that it has on the other
     * cluster; empty if nothing does, as far as the cluster tells.
     */
    Optional<String> writeObstacle(SortedSet<String> topics);

    /** Transactions in progress that touch these topics; empty where the cluster is too old to tell. */
    Optional<List<OpenTransaction>> openTransactions(SortedSet<String> topics);

    /** The timestamps of the last records below these offsets; a partition without one is left out. */
    SortedMap<PartitionId, Instant> lastRecordsBelow(Map<PartitionId, Long> ends);

    /** The timestamps of the first records at or after these offsets; a partition without one yet is left out. */
    SortedMap<PartitionId, Instant> firstRecordsFrom(Map<PartitionId, Long> offsets);

    /**
     * A producer that a leader remembers. Only idempotent and transactional producers are remembered.
     *
     * @param lastSequence of its last batch
     * @param lastAt when it wrote last
     * @param transactionalId where it is known
     */
    record Writer(
            PartitionId partition,
            long producerId,
            int lastSequence,
            Instant lastAt,
            Optional<String> transactionalId) {}
}
