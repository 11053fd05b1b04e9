package io.godwit.mirror;

import io.godwit.mirror.copy.CopySettings;
import io.godwit.mirror.copy.OffsetRules;
import java.util.Map;

/**
 * What a mirror works with.
 *
 * @param name for client ids and thread names
 * @param source client properties of the cluster to read
 * @param target client properties of the cluster to write
 * @param producerId the id under which this migration's mirror writes, the same for every run; see {@link
 *     BatchMirror#newProducerId}
 */
public record BatchMirrorSettings(
        String name,
        Map<String, ?> source,
        Map<String, ?> target,
        long producerId,
        OffsetRules offsets,
        CopySettings copy) {
    public BatchMirrorSettings {
        source = Map.copyOf(source);
        target = Map.copyOf(target);
    }

    /** Client properties may hold secrets. */
    @Override
    public String toString() {
        return "BatchMirrorSettings[" + name + "]";
    }
}
