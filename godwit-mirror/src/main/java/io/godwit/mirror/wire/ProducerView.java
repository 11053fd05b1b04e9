package io.godwit.mirror.wire;

import java.util.OptionalLong;

/**
 * What a partition remembers of a producer.
 *
 * @param lastSequence of its last record; -1 if it wrote markers only
 * @param coordinatorEpoch of its last marker; -1 if there was none
 * @param currentTransactionStart offset of its open transaction
 */
public record ProducerView(
        long id,
        int epoch,
        int lastSequence,
        long lastTimestampMs,
        int coordinatorEpoch,
        OptionalLong currentTransactionStart) {}
