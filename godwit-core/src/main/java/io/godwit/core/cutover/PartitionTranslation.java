package io.godwit.core.cutover;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.Placement.Kind;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.OffsetMap;
import io.godwit.core.proof.PartitionProof;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns the offsets of one partition on one cluster into those on the other, by the records that a proof saw to be equal.
 *
 * <p>Invariant: an offset is translated only inside of what the proof covers; else {@link #place} finds nothing, and the
 * caller extends the proof. An offset outside of the log itself needs no record: below it, the first record that is left
 * comes next; beyond it, the next one that is written.
 *
 * @param map from the cluster that is left to the one that is moved to
 * @param coveredFrom the first offset of the cluster that is left that the proof covers
 * @param coveredTo the offset after the last one that it covers
 * @param end the offset on the cluster that is moved to, that belongs to {@code coveredTo}
 * @param from the log on the cluster that is left, up to its high watermark, read after the group had stopped
 */
public record PartitionTranslation(OffsetMap map, long coveredFrom, long coveredTo, long end, LogBounds from) {
    public PartitionTranslation {
        Objects.requireNonNull(map);
        Objects.requireNonNull(from);
    }

    /** Of a partition that was never compared: translates nothing. */
    public static PartitionTranslation unproven(LogBounds from) {
        return new PartitionTranslation(OffsetMap.EMPTY, -1, -1, -1, from);
    }

    public boolean isProven() {
        return coveredTo >= 0;
    }

    /** By a proof and the map that it yielded. */
    public static PartitionTranslation of(Direction direction, PartitionProof proof, OffsetMap map, LogBounds from) {
        return direction == Direction.TO_TARGET
                ? new PartitionTranslation(map, proof.sourceStart(), proof.sourceNext(), proof.targetNext(), from)
                : new PartitionTranslation(
                        map.inverse(), proof.targetStart(), proof.targetNext(), proof.sourceNext(), from);
    }

    /** Where a group goes on that committed this; empty if the proof does not reach that far. */
    public Optional<Placement> place(Position position) {
        long offset = position.offset();
        if (offset >= coveredFrom && offset <= coveredTo) {
            return Optional.of(at(position, map.translate(offset, end), Kind.EXACT));
        }
        if (offset < coveredFrom) {
            return coveredFrom <= from.start()
                    ? Optional.of(at(position, map.translate(offset, end), Kind.FIRST_LEFT))
                    : Optional.empty();
        }
        return offset > from.end() && coveredTo >= from.end()
                ? Optional.of(at(position, end, Kind.AT_END))
                : Optional.empty();
    }

    /**
     * Where a group goes on that never committed in this partition, although it did in others of the same topic. An
     * offset in an empty log keeps it from missing what is written while it moves.
     */
    public Placement placeUncommitted(PartitionId partition) {
        boolean nothingToRead = from.start() == from.end() && coveredTo >= from.end();
        return new Placement(
                partition,
                OptionalLong.empty(),
                nothingToRead ? OptionalLong.of(map.translate(from.end(), end)) : OptionalLong.empty(),
                "",
                nothingToRead ? Kind.EMPTY_LOG : Kind.NOT_COMMITTED);
    }

    private static Placement at(Position position, long offset, Kind kind) {
        return new Placement(
                position.partition(),
                OptionalLong.of(position.offset()),
                OptionalLong.of(offset),
                position.metadata(),
                kind);
    }
}
