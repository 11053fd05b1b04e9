package io.godwit.core.groups;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.OffsetMap;
import io.godwit.core.proof.PartitionProof;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a committed offset of the source is on the target.
 *
 * @param offset empty if that cannot be told now
 * @param kind how it was found, or why not
 */
public record Counterpart(OptionalLong offset, Kind kind) {
    /** How an offset of the target was found, or why not. */
    public enum Kind {
        /** The same offset: the partition's records have the same offsets on both sides. */
        IDENTICAL,
        /** By the map of the proof. */
        MAPPED,
        /** The mirror does not copy the partition, or not now. */
        NOT_MIRRORED,
        /** The records before it are not all on the target yet. */
        NOT_COPIED,
        /** The offsets differ, and what was compared does not reach it. */
        NOT_PROVEN
    }

    /** A proof with the map that it yielded. */
    public record Mapping(PartitionProof proof, OffsetMap map) {}

    /**
     * Never tells an offset beyond what is on the target.
     *
     * @param mapping the latest proof of a partition whose offsets differ
     */
    public static Counterpart of(
            Position position, EngineSnapshot engine, Function<PartitionId, Optional<Mapping>> mapping) {
        PartitionId partition = position.partition();
        PartitionPosition copied = engine.positions().get(partition);
        if (copied == null || engine.stops().containsKey(partition)) {
            return unknown(Kind.NOT_MIRRORED);
        }
        if (position.offset() > copied.nextSourceOffset()) {
            return unknown(Kind.NOT_COPIED);
        }
        if (engine.identical().contains(partition)) {
            return new Counterpart(OptionalLong.of(position.offset()), Kind.IDENTICAL);
        }
        return mapping.apply(partition)
                .filter(known -> covers(known.proof(), position.offset()))
                .map(known -> new Counterpart(
                        OptionalLong.of(known.map()
                                .translate(position.offset(), known.proof().targetNext())),
                        Kind.MAPPED))
                .orElseGet(() -> unknown(Kind.NOT_PROVEN));
    }

    private static boolean covers(PartitionProof proof, long offset) {
        return proof.equalSoFar() && offset >= proof.sourceStart() && offset <= proof.sourceNext();
    }

    private static Counterpart unknown(Kind kind) {
        return new Counterpart(OptionalLong.empty(), kind);
    }
}
