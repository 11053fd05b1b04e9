package io.godwit.migration.mirror.batch;

import io.godwit.core.config.OffsetsConfig;
import io.godwit.mirror.copy.OffsetRules;

/** The copier's rules about offsets, from the configuration. */
final class BatchOffsets {
    private BatchOffsets() {}

    static OffsetRules rules(OffsetsConfig configured) {
        return configured.identical()
                ? new OffsetRules(
                        configured.maxPadding() > 0,
                        configured.maxPadding(),
                        configured.maxMarkersPerGap() > 0,
                        configured.maxMarkersPerGap())
                : OffsetRules.mappedAtHoles();
    }
}
