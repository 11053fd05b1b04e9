package io.godwit.migration.mirror.batch;

import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.mirror.copy.OffsetRules;
import java.util.Optional;

/** The copier's rules about offsets: what is configured, as far as the target lets us. */
public final class BatchOffsets {
    private BatchOffsets() {}

    /** @param abilities empty = unknown: then the copier finds out by itself */
    public static OffsetRules rules(OffsetsConfig configured, Optional<TargetAbilities> abilities) {
        if (!configured.identical()) {
            return OffsetRules.mappedAtHoles();
        }
        boolean mayDelete =
                abilities.map(found -> found.deleteRecords().works()).orElse(true);
        boolean mayMark = abilities.map(found -> found.markers().works()).orElse(true);
        return new OffsetRules(
                mayDelete && configured.maxPadding() > 0,
                configured.maxPadding(),
                mayMark && configured.maxMarkersPerGap() > 0,
                configured.maxMarkersPerGap());
    }
}
