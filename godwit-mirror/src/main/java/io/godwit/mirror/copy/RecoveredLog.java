package io.godwit.mirror.copy;

import io.godwit.mirror.wire.ProducerView;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What a partition of the target tells of itself, all of one moment.
 *
 * @param logStart the first offset
 * @param logEnd the offset that the next append gets
 * @param ours this mirror's producer, if the partition knows it
 */
record RecoveredLog(long logStart, long logEnd, Optional<ProducerView> ours) {
    /** {@link Sequences#NONE} if this mirror has no batch in the log, or the broker forgot it. */
    int lastSequence() {
        return ours.map(ProducerView::lastSequence).orElse(Sequences.NONE);
    }

    /**
     * @param fresh for a producer that the broker does not know: it takes any sequence then
     */
    int nextSequence(IntSupplier fresh) {
        // One that wrote markers alone is known, and has to begin at 0.
        return ours.isPresent() ? Sequences.following(lastSequence()) : fresh.getAsInt();
    }
}
