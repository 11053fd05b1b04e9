package io.godwit.core.journal;

import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import java.util.List;

/**
 * The right to act alone in one role. While it is held, a second process that asks for it is refused with the holder's
 * name; after the holder died it can be taken over, and a holder that comes back from the dead is fenced.
 */
public interface Lease extends AutoCloseable {
    /** Roles that may be held at the same time by different processes. */
    enum Role {
        /** Copies records. */
        MIRROR,
        /** Changes the clusters: apply, cutover, rollback. */
        OPERATOR
    }

    /**
     * Confirms that this process still holds the lease; call it before each step that changes something.
     *
     * @throws io.godwit.core.error.GodwitException if it was taken over
     */
    void confirm();

    /**
     * The journal whose writes are accepted only as long as this lease is held: those of a holder that was replaced are
     * refused by the cluster itself. It ends with the lease; closing it does nothing.
     */
    Journal journal();

    /**
     * Appends records to one partition of the target and stores a value for a key of the journal: both or neither, whenever
     * this process dies, and nothing once it was replaced. Their offsets are given by the target.
     *
     * @param records with their keys, values, headers and, where they have one, timestamps
     * @throws io.godwit.core.error.GodwitException if the target does not take them; then none of it was done, or, if it did
     *     not answer in time, all or none
     */
    void append(PartitionId partition, List<OriginRecord> records, String key, String json);

    /** Gives the lease back. */
    @Override
    void close();
}
