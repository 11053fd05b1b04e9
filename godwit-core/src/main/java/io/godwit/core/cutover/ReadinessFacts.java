package io.godwit.core.cutover;

import io.godwit.core.finding.Finding;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.status.TopicStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What was seen of both clusters and the journal, for {@link Readiness} to judge.
 *
 * @param at when it was looked at
 * @param mirrorRunning whether a mirror runs; empty where nobody ever copied
 * @param topics the status of the wave's topics, as far as there is one
 * @param missingOnTarget topics of the wave that are not on the target with the same partitions
 * @param proofs the latest proof of each partition that has one
 * @param sourceLogs the source's logs of all partitions of the wave that hold, or held, records
 * @param untranslated groups whose committed offsets the proof does not cover although it should, with the reason
 * @param activeOnTarget groups of the wave with members on the target, and who they are
 * @param strayGroups selected groups with members on the source that no application of the wave names
 * @param findings of the doctor
 * @param openTransactions on the source, in topics of the wave
 * @param reverseObstacle why the mirror can't copy back after the switch; empty if it can
 * @param transactionsKnown whether the source tells about transactions (3.0 and later)
 * @param target how the target's brokers are
 * @param produceLatencyMs how long the slowest broker of the target took for the mirror's last appends; empty where unknown
 * @param access what the wave's applications may not do on the target yet
 */
public record ReadinessFacts(
        Instant at,
        Optional<Boolean> mirrorRunning,
        SortedMap<String, TopicStatus> topics,
        SortedSet<String> missingOnTarget,
        SortedMap<PartitionId, PartitionProof> proofs,
        SortedMap<PartitionId, io.godwit.core.proof.LogBounds> sourceLogs,
        SortedMap<String, String> untranslated,
        SortedMap<String, String> activeOnTarget,
        SortedMap<String, String> strayGroups,
        List<Finding> findings,
        List<OpenTransaction> openTransactions,
        Optional<String> reverseObstacle,
        boolean transactionsKnown,
        TargetHealth target,
        OptionalLong produceLatencyMs,
        WaveAccess access) {
    public ReadinessFacts {
        findings = List.copyOf(findings);
        openTransactions = List.copyOf(openTransactions);
    }

    /** How long an open transaction runs already, where the broker tells. */
    Optional<Duration> age(OpenTransaction transaction) {
        return transaction.startedAt().map(started -> Duration.between(started, at));
    }
}
