package io.godwit.mirror.copy;

import io.godwit.mirror.wire.ProducerView;
import java.util.Optional;

/**
 * What a partition of the target tells of itself, all of one moment.
 *
 * @param logStart the first offset
 * @param logEnd the offset that the next append gets
 * @param ours this mirror's producer, if the partition knows it
 */
record RecoveredLog(long logStart, long logEnd, Optional<ProducerView> ours) {
    int nextSequence() {
        return ours.map(producer -> Sequences.following(producer.lastSequence()))
                .orElse(0);
    }
}
