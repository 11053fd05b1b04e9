package io.godwit.migration.verify;

import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What to compare.
 *
 * @param partitions all of them exist on both sides
 * @param scope where to begin
 * @param sourceEnds source offsets that must be reached; for a partition without an entry, the end that its target has
 *     reached now is enough
 * @param copyEnds target offsets behind which no copies stand, but what producers wrote there after their switch: it is
 *     not compared, because the source never had it
 * @param patience how long to wait for the mirror to reach {@code sourceEnds}; zero = not at all
 * @param sample how much of it
 * @param mismatchLimit how many mismatches to list for each partition; all are counted
 */
public record VerifyRequest(
        SortedSet<PartitionId> partitions,
        Scope scope,
        Map<PartitionId, Long> sourceEnds,
        Map<PartitionId, Long> copyEnds,
        Duration patience,
        Sample sample,
        int mismatchLimit) {
    public static final int DEFAULT_MISMATCH_LIMIT = 10;

    /** Where to begin. */
    public enum Scope {
        /** Go on where the latest proof of the partition ends; its mismatches stay. */
        SINCE_LAST_PROOF,
        /** Begin at the start of the logs and forget the earlier proof. */
        FULL
    }

    public VerifyRequest {
        partitions = Collections.unmodifiableSortedSet(new TreeSet<>(partitions));
        sourceEnds = Map.copyOf(sourceEnds);
        copyEnds = Map.copyOf(copyEnds);
        if (patience.isNegative() || mismatchLimit < 0) {
            throw new IllegalArgumentException("patience and mismatchLimit are 0 or more");
        }
    }

    /** All that can be compared now and was not yet. */
    public static VerifyRequest sinceLastProof(SortedSet<PartitionId> partitions) {
        return new VerifyRequest(
                partitions,
                Scope.SINCE_LAST_PROOF,
                Map.of(),
                Map.of(),
                Duration.ZERO,
                Sample.ALL,
                DEFAULT_MISMATCH_LIMIT);
    }

    /** All below the given source offsets that was not compared yet, waiting for the mirror to bring it. */
    public static VerifyRequest upTo(Map<PartitionId, Long> sourceEnds, Duration patience) {
        return new VerifyRequest(
                new TreeSet<>(sourceEnds.keySet()),
                Scope.SINCE_LAST_PROOF,
                sourceEnds,
                Map.of(),
                patience,
                Sample.ALL,
                DEFAULT_MISMATCH_LIMIT);
    }
}
