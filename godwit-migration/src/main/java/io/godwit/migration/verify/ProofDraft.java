package io.godwit.migration.verify;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.BatchShare;
import io.godwit.core.proof.ComparisonLimits;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.ExplainedKind;
import io.godwit.core.proof.Mismatch;
import io.godwit.core.proof.OffsetMap.Run;
import io.godwit.core.proof.PartitionComparison;
import io.godwit.core.proof.PartitionProof;
import io.godwit.migration.verify.PartitionResult.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run adds to the proof that it continues. */
final class ProofDraft {
    private static final Optional<String> NOTHING_FOUND = Optional.of(
            "none of the sample's records is on the target yet, so nothing could be compared; take a larger sample");

    private final PartitionId partition;
    private final StartingPoint start;
    private final int mismatchLimit;
    private final long generation;
    private int mapChunks;

    /** @param freshGeneration for a proof that continues none */
    ProofDraft(PartitionId partition, StartingPoint start, int mismatchLimit, long freshGeneration) {
        this.partition = partition;
        this.start = start;
        this.mismatchLimit = mismatchLimit;
        this.generation = start.before().map(PartitionProof::mapGeneration).orElse(freshGeneration);
        this.mapChunks = start.before().map(PartitionProof::mapChunks).orElse(0);
    }

    ComparisonLimits limits() {
        return ComparisonLimits.listing(mismatchLimit);
    }

    PartitionProof proof(PartitionComparison comparison, Instant at) {
        Optional<PartitionProof> before = start.before();
        return new PartitionProof(
                partition,
                at,
                before.map(PartitionProof::sourceStart).orElse(start.sourceOffset()),
                comparison.sourceNext(),
                before.map(PartitionProof::targetStart).orElse(start.targetOffset()),
                comparison.targetNext(),
                before.map(PartitionProof::records).orElse(0L) + comparison.records(),
                sum(DifferenceKind.class, differencesBefore(), comparison.differences()),
                sum(
                        ExplainedKind.class,
                        before.map(PartitionProof::explained).orElse(Map.of()),
                        comparison.explained()),
                mismatches(comparison),
                before.map(PartitionProof::offsetsIdentical).orElse(true) && comparison.offsetsIdentical(),
                generation,
                mapChunks);
    }

    PartitionProof saved(PartitionProof stored) {
        mapChunks = stored.mapChunks();
        return stored;
    }

    /** A sample covers the records from its first pair on: what it read before that only led to it. */
    PartitionProof ofSample(PartitionProof proof, PartitionComparison comparison) {
        List<Run> runs = comparison.takeRuns().runs();
        Map<ExplainedKind, Long> explained = new EnumMap<>(ExplainedKind.class);
        explained.putAll(proof.explained());
        explained.remove(ExplainedKind.EXPIRED_ON_SOURCE);
        explained.remove(ExplainedKind.EXPIRED_ON_TARGET);
        return new PartitionProof(
                partition,
                proof.at(),
                runs.isEmpty() ? proof.sourceNext() : runs.get(0).sourceBase(),
                proof.sourceNext(),
                runs.isEmpty() ? proof.targetNext() : runs.get(0).targetBase(),
                proof.targetNext(),
                proof.records(),
                proof.differences(),
                explained,
                proof.firstMismatches(),
                comparison.offsetsIdentical(),
                generation,
                0);
    }

    PartitionResult result(
            PartitionProof proof, PartitionComparison comparison, long sourceGoal, long sourceLogStart, long bytes) {
        Coverage coverage = coverage(proof, sourceGoal, sourceLogStart);
        boolean nothing = start.sampled() && coverage.comparedOffsets() == 0 && coverage.totalOffsets() > 0;
        boolean pending = comparison.undecided() > 0 || proof.sourceNext() < sourceGoal || nothing;
        Verdict verdict = !proof.equalSoFar() ? Verdict.DIFFERENT : pending ? Verdict.PENDING : Verdict.EQUAL;
        return new PartitionResult(
                proof,
                verdict,
                coverage,
                proof.offsetsIdentical(),
                comparedBy(comparison, bytes),
                (nothing ? NOTHING_FOUND : reason(proof, comparison, sourceGoal)).or(start::note));
    }

    PartitionResult failed(
            GodwitException failure, PartitionProof proof, PartitionComparison comparison, long goal, long bytes) {
        return new PartitionResult(
                proof,
                proof.equalSoFar() ? Verdict.FAILED : Verdict.DIFFERENT,
                coverage(proof, goal, proof.sourceStart()),
                proof.offsetsIdentical(),
                comparedBy(comparison, bytes),
                Optional.of(PartitionResult.words(failure)));
    }

    /** @param bytes of the source's records that were read one by one */
    private static ComparedBy comparedBy(PartitionComparison comparison, long bytes) {
        BatchShare batches = comparison.byBatches();
        return new ComparedBy(batches, comparison.records() - batches.records(), bytes);
    }

    private static Optional<String> reason(PartitionProof proof, PartitionComparison comparison, long sourceGoal) {
        if (proof.differences().containsKey(DifferenceKind.LOST_SYNC)) {
            return Optional.of("nothing equal within the look-ahead after source offset " + proof.sourceNext()
                    + ", target offset " + proof.targetNext() + ": not compared further");
        }
        if (comparison.undecided() > 0) {
            return Optional.of(comparison.undecided()
                    + " records may have been compacted away, more than can be followed at once: nothing is proven for"
                    + " them");
        }
        if (proof.sourceNext() < sourceGoal) {
            return Optional.of("the target has the source's records below offset " + proof.sourceNext() + " of "
                    + sourceGoal + "; the rest is not copied yet, or was lost");
        }
        return Optional.empty();
    }

    private static Coverage coverage(PartitionProof proof, long sourceGoal, long sourceLogStart) {
        long compared = proof.sourceNext() - Math.max(proof.sourceStart(), sourceLogStart);
        long total = Math.max(0, Math.max(sourceGoal, proof.sourceNext()) - sourceLogStart);
        return new Coverage(Math.max(0, Math.min(compared, total)), total);
    }

    /** A comparison that lost sync is tried again from where it stopped. */
    private Map<DifferenceKind, Long> differencesBefore() {
        Map<DifferenceKind, Long> counts = new EnumMap<>(DifferenceKind.class);
        counts.putAll(start.before().map(PartitionProof::differences).orElse(Map.of()));
        counts.remove(DifferenceKind.LOST_SYNC);
        return counts;
    }

    private List<Mismatch> mismatches(PartitionComparison comparison) {
        List<Mismatch> all = new ArrayList<>(
                start.before().map(PartitionProof::firstMismatches).orElse(List.of()));
        all.removeIf(mismatch -> mismatch.kind() == DifferenceKind.LOST_SYNC);
        all.addAll(comparison.mismatches());
        return all.subList(0, Math.min(all.size(), mismatchLimit));
    }

    private static <K extends Enum<K>> Map<K, Long> sum(Class<K> type, Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sum = new EnumMap<>(type);
        sum.putAll(one);
        other.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return sum;
    }
}
