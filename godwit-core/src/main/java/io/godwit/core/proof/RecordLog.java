package io.godwit.core.proof;

import io.godwit.core.model.PartitionId;
import java.util.Collection;
import java.util.Map;

/**
 * Reads the committed records of one cluster, one partition after the other. Belongs to no consumer group and changes
 * nothing. One thread uses it.
 */
public interface RecordLog extends AutoCloseable {
    /** The bounds of the partitions; one that does not exist is absent. */
    Map<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions);

    /** Starts to read {@code [from, end)} of a partition; ends the cursor opened before. */
    RecordCursor open(PartitionId partition, long from, long end);

    @Override
    void close();
}
