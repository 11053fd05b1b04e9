package io.godwit.migration.verify;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.LogRecord;
import io.godwit.core.proof.PartitionComparison;
import io.godwit.core.proof.PartitionComparison.Progress;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.proof.RecordCursor;
import io.godwit.core.proof.RecordLog;
import io.godwit.core.proof.TopicRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares one partition, from where the latest proof ends to where the logs end now.
 *
 * <p>Invariant: the target's end is always looked at before the source's. Whatever lies below the first was copied from
 * below the second, so a record that only the target has is never one that the source is just about to show.
 */
final class PartitionRun {
    private static final int PAIRS_PER_STEP = 10_000;
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(10);
    private static final long BETWEEN_LOOKS_MS = 100;

    private final PartitionId partition;
    private final VerifyRequest request;
    private final RecordLog source;
    private final RecordLog target;
    private final Optional<ProofStore> proofs;
    private final Clock clock;
    private final VerifyMeter meter;
    private final ProofDraft draft;
    private final PartitionComparison comparison;
    private final RecordCursor sourceCursor;
    private final RecordCursor targetCursor;
    private final long sourceGoal;
    private final long sourceLogStart;
    private Instant savedAt;
    private long meteredOffset;
    private long meteredRecords;
    private long meteredBytes;

    /** What a run works with, the same for all partitions of one thread. */
    record Surroundings(
            VerifyRequest request,
            RecordLog source,
            RecordLog target,
            ProofStore proofs,
            Clock clock,
            VerifyMeter meter) {}

    PartitionRun(PartitionId partition, TopicRules rules, Surroundings with) {
        this.partition = partition;
        this.request = with.request();
        this.source = with.source();
        this.target = with.target();
        this.clock = with.clock();
        this.meter = with.meter();
        boolean sampled = !request.sample().isAll();
        this.proofs = sampled ? Optional.empty() : Optional.of(with.proofs());
        LogBounds targetBounds = copies(bounds(target));
        LogBounds sourceBounds = bounds(source);
        this.sourceLogStart = sourceBounds.start();
        this.sourceGoal = Objects.requireNonNull(request.sourceEnds().getOrDefault(partition, sourceBounds.end()));
        Optional<PartitionProof> latest = with.proofs().latest(partition);
        long nextGeneration = latest.map(PartitionProof::mapGeneration).orElse(0L) + 1;
        boolean goesOn = !sampled && request.scope() == VerifyRequest.Scope.SINCE_LAST_PROOF;
        StartingPoint start = sampled
                ? StartingPoint.ofSample(request.sample(), sourceBounds, targetBounds)
                : StartingPoint.after(goesOn ? latest : Optional.empty(), sourceBounds, targetBounds);
        this.draft = new ProofDraft(partition, start, request.mismatchLimit(), nextGeneration);
        this.sourceCursor = source.open(partition, start.sourceOffset(), sourceBounds.end());
        this.targetCursor = target.open(partition, start.targetOffset(), targetBounds.end());
        this.comparison = new PartitionComparison(
                sourceCursor,
                targetCursor,
                sampled ? rules.whateverExpired() : rules,
                draft.limits(),
                start.comparisonStart());
        this.savedAt = clock.instant();
        this.meteredOffset = start.sourceOffset();
        meter.opened(Math.max(0, sourceBounds.end() - start.sourceOffset()));
    }

    PartitionResult run() {
        try {
            compare(clock.instant().plus(request.patience()));
            explainByLaterRecords();
            comparison.settle();
            PartitionProof proof =
                    proofs.isPresent() ? save() : draft.ofSample(draft.proof(comparison, clock.instant()), comparison);
            PartitionResult result = draft.result(proof, comparison, sourceGoal, sourceLogStart, sourceCursor.bytes());
            meter.finished(result.proof().mismatches());
            return result;
        } catch (GodwitException e) {
            if (e.code() == GeneralError.INTERRUPTED) {
                throw e;
            }
            meter.finished(0);
            return draft.failed(
                    e, draft.proof(comparison, clock.instant()), comparison, sourceGoal, sourceCursor.bytes());
        }
    }

    private void compare(Instant deadline) {
        Progress progress = Progress.RUNNING;
        while (progress != Progress.LOST_SYNC && !isDone(progress, deadline)) {
            progress = comparison.step(PAIRS_PER_STEP);
            meter();
            if (progress == Progress.AT_END && comparison.sourceNext() < sourceGoal) {
                lookAgain(deadline);
            }
            saveNowAndThen();
            stopIfInterrupted();
        }
    }

    private boolean isDone(Progress progress, Instant deadline) {
        return progress == Progress.AT_END
                && (comparison.sourceNext() >= sourceGoal || !clock.instant().isBefore(deadline));
    }

    /** The mirror is still at work: the ends move. */
    private void lookAgain(Instant deadline) {
        if (!clock.instant().isBefore(deadline)) {
            return;
        }
        try {
            Thread.sleep(BETWEEN_LOOKS_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
        targetCursor.extendTo(copies(bounds(target)).end());
        sourceCursor.extendTo(bounds(source).end());
    }

    private void saveNowAndThen() {
        if (proofs.isPresent()
                && Duration.between(savedAt, clock.instant()).compareTo(BETWEEN_SAVES) >= 0
                && comparison.isSettled()) {
            save();
        }
    }

    private PartitionProof save() {
        savedAt = clock.instant();
        boolean decided = comparison.undecided() == 0;
        PartitionProof proof = draft.proof(comparison, savedAt);
        return proofs.filter(any -> decided)
                .map(store -> draft.saved(store.save(proof, comparison.takeRuns())))
                .orElse(proof);
    }

    /** Compaction may have worked with records that lie behind what was compared. */
    private void explainByLaterRecords() {
        if (comparison.waitsForKeys()) {
            LogBounds targetBounds = bounds(target);
            read(target.open(partition, comparison.targetNext(), targetBounds.end()), comparison::laterOnTarget);
            LogBounds sourceBounds = bounds(source);
            read(source.open(partition, comparison.sourceNext(), sourceBounds.end()), comparison::laterOnSource);
        }
    }

    private void read(RecordCursor cursor, java.util.function.Consumer<LogRecord> consumer) {
        LogRecord record = cursor.next();
        while (record != null && comparison.waitsForKeys()) {
            consumer.accept(record);
            record = cursor.next();
        }
    }

    private void meter() {
        long offset = Math.max(meteredOffset, comparison.sourceNext());
        long bytes = sourceCursor.bytes() + comparison.byBatches().packedBytes();
        meter.advanced(offset - meteredOffset, comparison.records() - meteredRecords, bytes - meteredBytes);
        meteredOffset = offset;
        meteredRecords = comparison.records();
        meteredBytes = bytes;
    }

    /** The part of the target that can hold copies: it ends where producers began to write after their switch. */
    private LogBounds copies(LogBounds targetBounds) {
        long copyEnd = Objects.requireNonNull(request.copyEnds().getOrDefault(partition, targetBounds.end()));
        return new LogBounds(targetBounds.start(), Math.min(targetBounds.end(), copyEnd));
    }

    private LogBounds bounds(RecordLog log) {
        return Objects.requireNonNull(log.bounds(List.of(partition)).get(partition), "bounds of " + partition);
    }

    private void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
    }

    private GodwitException interrupted() {
        return new GodwitException(
                GeneralError.INTERRUPTED,
                partition.toString(),
                "interrupted; what was proven so far is kept",
                "run godwit verify again; it goes on from there");
    }
}
