package io.godwit.core.proof;

import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known to be equal, or not, of one partition: the source records in {@code [sourceStart, sourceNext)} were all
 * compared with the target records in {@code [targetStart, targetNext)}, in one or in several runs that followed each
 * other without a gap. A sampled run never makes a proof.
 *
 * @param at when the last record of it was compared
 * @param sourceStart where the first comparison began on the source
 * @param sourceNext the source offset to compare next: a proof up to the end has the source's end offset here
 * @param targetStart where the first comparison began on the target
 * @param targetNext the target offset to compare next
 * @param records pairs of equal records
 * @param differences how many faults of each kind; empty = equal
 * @param explained how many differences of each kind that are no fault
 * @param firstMismatches the first of the faults
 * @param offsetsIdentical whether each pair has the same offset on both sides
 * @param mapGeneration which stored map belongs to this proof
 * @param mapChunks how many chunks that map has
 */
public record PartitionProof(
        PartitionId partition,
        Instant at,
        long sourceStart,
        long sourceNext,
        long targetStart,
        long targetNext,
        long records,
        Map<DifferenceKind, Long> differences,
        Map<ExplainedKind, Long> explained,
        List<Mismatch> firstMismatches,
        boolean offsetsIdentical,
        long mapGeneration,
        int mapChunks) {
    public PartitionProof {
        Objects.requireNonNull(partition);
        Objects.requireNonNull(at);
        if (sourceNext < sourceStart || targetNext < targetStart) {
            throw new IllegalArgumentException(partition + ": a proof does not end before it starts");
        }
        differences = copy(DifferenceKind.class, differences);
        explained = copy(ExplainedKind.class, explained);
        firstMismatches = List.copyOf(firstMismatches);
    }

    private static <K extends Enum<K>> Map<K, Long> copy(Class<K> type, Map<K, Long> counts) {
        EnumMap<K, Long> copy = new EnumMap<>(type);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }

    /** How many faults in all. */
    public long mismatches() {
        return differences.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether no fault was found in what was compared. */
    public boolean equalSoFar() {
        return differences.isEmpty();
    }

    /** Whether all of the source below {@code sourceEnd} is proven equal. */
    public boolean provesUpTo(long sourceEnd) {
        return equalSoFar() && sourceNext >= sourceEnd;
    }

    PartitionProof withMapChunks(int chunks) {
        return new PartitionProof(
                partition,
                at,
                sourceStart,
                sourceNext,
                targetStart,
                targetNext,
                records,
                differences,
                explained,
                firstMismatches,
                offsetsIdentical,
                mapGeneration,
                chunks);
    }
}
