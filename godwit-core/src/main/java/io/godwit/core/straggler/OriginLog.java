package io.godwit.core.straggler;

import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import java.util.Collection;
import java.util.Map;

/** The logs of one cluster with the producers of their records; aborted transactions and markers are passed over. */
public interface OriginLog extends AutoCloseable {
    /** First offsets, and the ends of what is committed: an open transaction and all behind it is left out. */
    Map<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions);

    /**
     * Reads a range in order.
     *
     * @param from at or behind the start of the log
     * @param end at most the end of what is committed
     * @throws io.godwit.core.error.GodwitException if it can't be read
     */
    void read(PartitionId partition, long from, long end, Sink sink);

    @Override
    void close();

    /** Takes what is read. */
    interface Sink {
        /** Whether the records of this producer are wanted one by one. */
        boolean wants(long producerId);

        void record(OriginRecord found);

        /** A batch whose records are not wanted. */
        default void passedOver(long firstOffset, long records) {}
    }
}
