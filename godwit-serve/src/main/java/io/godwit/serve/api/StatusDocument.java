package io.godwit.serve.api;

import io.godwit.core.status.Figures;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.WatchStatus;
import io.godwit.serve.action.OperationView;
import io.godwit.serve.http.ErrorAnswers.ErrorWords;
import io.godwit.serve.look.Journey;
import io.godwit.serve.look.LastPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * {@code /api/v1/status}: the whole migration on one page. The components that {@code godwit status -o json} has mean the same.
 *
 * @param trouble why nothing newer than {@code asOf} is known; absent when all is well
 * @param mirrorAgeSeconds age of the last word of a mirror
 * @param topics how many, by state
 * @param worst the topics with the largest lag, the largest first
 * @param journey the path of steps
 * @param checks the last checks of waves that are known, by wave
 * @param operator who holds the operator's lease
 * @param events how many events the journal has
 * @param operation what the service is doing, or did last
 */
record StatusDocument(
        int schemaVersion,
        Instant asOf,
        double ageSeconds,
        Optional<ErrorWords> trouble,
        String migration,
        String state,
        Instant since,
        String reason,
        String next,
        String who,
        boolean running,
        OptionalDouble mirrorAgeSeconds,
        Optional<MirrorSession> mirror,
        Figures progress,
        TopicCounts topics,
        List<Worst> worst,
        List<Journey.Step> journey,
        List<WaveLine> waves,
        ProofLine proof,
        List<CheckLine> checks,
        List<WatchStatus> watches,
        Optional<LastPlan> plan,
        Optional<String> operator,
        int events,
        Optional<OperationView> operation) {
    /** How many there are. */
    record TopicCounts(int total, int partitions, SortedMap<String, Integer> byState) {}

    /** A topic that is behind. */
    record Worst(String topic, String state, OptionalLong lagRecords, OptionalDouble lagSeconds) {}

    /**
     * A wave in short.
     *
     * @param pausedForMs how long its producers stand still, or stood
     * @param budgetMs how long they may
     */
    record WaveLine(
            String wave,
            String state,
            Optional<Instant> since,
            String next,
            Optional<Instant> pausedAt,
            OptionalLong pausedForMs,
            long budgetMs,
            long stragglers) {}

    /** The proof in short. */
    record ProofLine(
            Optional<Instant> oldestAt,
            OptionalDouble coveragePercent,
            long records,
            long mismatches,
            int provenPartitions,
            int partitions,
            long maxAgeSeconds) {}

    /**
     * The last check of a wave.
     *
     * @param unmet the names of the gates that are not met
     */
    record CheckLine(String wave, boolean ready, int gates, List<String> unmet, Instant at) {}
}
