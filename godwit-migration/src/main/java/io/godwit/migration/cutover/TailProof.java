package io.godwit.migration.cutover;

import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.PartitionTranslation;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/** The proof as the cutover uses it: extended up to the offsets that it needs, and read as a translation. */
public interface TailProof {
    /**
     * Compares what was not compared yet below these source offsets, waiting for the mirror to bring it.
     *
     * @throws io.godwit.core.error.GodwitException if the target does not hold all of it in time, or differs
     */
    void prove(SortedMap<PartitionId, Long> sourceEnds, Duration patience) throws InterruptedException;

    /**
     * What the latest proof of a partition tells about offsets; empty without a proof.
     *
     * @param from the log of the cluster that is left
     */
    Optional<PartitionTranslation> translation(PartitionId partition, Direction direction, LogBounds from);

    /** Whether every record of a partition that was compared has the same offset on both sides. */
    boolean keepsOffsets(PartitionId partition);
}
