package io.godwit.migration.cutover;

import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.model.PartitionId;
import java.util.List;
import java.util.Optional;

/**
 * Whether the mirror could copy back to the source after the switch. It must find the same offsets on both sides, since it
 * tells from them alone where it stands, and it must be allowed to write to the source. Changes nothing.
 */
final class ReverseReadiness {
    private final WaveScope scope;
    private final TailProof proof;

    ReverseReadiness(WaveScope scope, TailProof proof) {
        this.scope = scope;
        this.proof = proof;
    }

    /** The first thing that is in the way. */
    Optional<String> obstacle() {
        if (scope.limits().reverse() == ReverseMode.OFF) {
            return Optional.of("cutover.reverse is off");
        }
        String engine = scope.migration().mirror().engine();
        if (!engine.equals(MirrorConfig.BATCH)) {
            return Optional.of("engine " + engine + " does not keep offsets");
        }
        return shifted().or(() -> scope.source()
                .logs()
                .writeObstacle(scope.plan().topics())
                .map(reason -> "the source: " + reason));
    }

    private Optional<String> shifted() {
        List<PartitionId> shifted = scope.partitions().stream()
                .filter(partition -> !proof.keepsOffsets(partition))
                .toList();
        return shifted.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        shifted.size() + " partitions have other offsets on the target, such as " + shifted.get(0));
    }
}
