package io.godwit.mirror.batch;

import java.util.OptionalInt;
import java.util.function.LongPredicate;

/**
 * How a batch is rebuilt.
 *
 * @param maxBatchBytes the target's limit for a whole batch with its header
 * @param compressionId the codec to use; empty keeps the source's
 * @param keep which offsets of the source to copy
 * @param splitAtHoles whether a piece ends where an offset is missing, so that its records can keep their offsets;
 *     otherwise they are packed densely and {@link Rewritten#sourceOffsets} is the map
 */
public record RewriteRules(int maxBatchBytes, OptionalInt compressionId, LongPredicate keep, boolean splitAtHoles) {
    public RewriteRules {
        if (maxBatchBytes <= 0) {
            throw new IllegalArgumentException("a limit of " + maxBatchBytes + " bytes for a batch");
        }
        int codec = compressionId.orElse(RecordCodec.NONE);
        if (codec < RecordCodec.NONE || codec > RecordCodec.ZSTD) {
            throw new IllegalArgumentException("unknown codec " + codec);
        }
    }

    /** Identical offsets: pieces end at holes. */
    public RewriteRules(int maxBatchBytes, OptionalInt compressionId, LongPredicate keep) {
        this(maxBatchBytes, compressionId, keep, true);
    }
}
