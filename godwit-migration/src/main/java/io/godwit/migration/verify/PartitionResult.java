package io.godwit.migration.verify;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run found out about one partition.
 *
 * @param proof what is known now, the earlier runs that it continues included; for a sample, of the sample alone
 * @param verdict the answer
 * @param coverage how much of the source's log that is
 * @param offsetsIdentical whether each pair of equal records has the same offset on both sides
 * @param compared in this run, and how
 * @param reason why the verdict is not equal, or a note on how the comparison went
 */
public record PartitionResult(
        PartitionProof proof,
        Verdict verdict,
        Coverage coverage,
        boolean offsetsIdentical,
        ComparedBy compared,
        Optional<String> reason) {
    /** The answer for one partition. Ordered: the later, the more it matters. */
    public enum Verdict {
        /** All that the source holds is proven equal. */
        EQUAL,
        /** What was compared is equal, but the target has not reached the end that was asked for. */
        PENDING,
        /** The comparison itself failed. */
        FAILED,
        /** There are mismatches. */
        DIFFERENT
    }

    public PartitionResult {
        Objects.requireNonNull(proof);
        Objects.requireNonNull(verdict);
    }

    /** Pairs of equal records, in this run. */
    public long recordsCompared() {
        return compared.records();
    }

    /** In this run: {@link ComparedBy#bytes}. */
    public long bytesCompared() {
        return compared.bytes();
    }

    /** Of a partition that could not even be opened. */
    static PartitionResult unopened(PartitionId partition, Instant at, GodwitException failure) {
        PartitionProof nothing =
                new PartitionProof(partition, at, 0, 0, 0, 0, 0, Map.of(), Map.of(), List.of(), true, 0, 0);
        return new PartitionResult(
                nothing, Verdict.FAILED, new Coverage(0, 0), true, ComparedBy.NOTHING, Optional.of(words(failure)));
    }

    static String words(GodwitException failure) {
        return failure.code().id() + " " + failure.resource() + ": " + failure.reason() + ". Fix: " + failure.fix();
    }
}
