package io.godwit.mirror.copy;

import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.copy.Piece.Data;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.WireError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition on the target: what is appended next, under which sequence, and what an answer means. Owned by the target
 * loop.
 *
 * <pre>
 *  RECOVERING ──log end, last sequence──▶ RUNNING ──pieces──▶ appends, markers, padding
 *      ▲   ▲                                 │
 *      │   └────── back-off ──── DRAINING ◀──┤ any answer that leaves the outcome open
 *      │ resume                              │
 *   STOPPED ◀── once nothing is under way ───┘ an answer that only an operator can change, or it leaves
 * </pre>
 *
 * <p>Exactly once rests on two facts (KIP-98). A broker appends a batch only if its sequence follows the last one of its
 * producer, so what is sent twice, also by another process, is appended once. And the end of the target's log, read together
 * with that last sequence, tells how far the copy came, so nothing else has to be remembered; {@link ProvenEnd} says when it
 * can be believed. {@link Markers} have no sequence and take care of themselves.
 *
 * <p>Invariant: batches are under way in the order of their sequences, and with identical offsets the source offset of each
 * is the target offset that it is expected to get.
 */
final class TargetPartition {
    /** Brokers remember the last five batches of a producer; more under way could not be told from lost ones. */
    static final int MAX_IN_FLIGHT = 5;

    /**
     * After this pause a broker may have forgotten the producer, and would take any sequence. It may do so without a pause, too,
     * while records are copied that are older than its memory, since that goes by their timestamps; then {@link ProvenEnd} finds
     * what a failed batch let through.
     */
    private static final Duration MAY_BE_FORGOTTEN = Duration.ofMinutes(1);

    private enum Phase {
        RECOVERING,
        RUNNING,
        DRAINING,
        STOPPED
    }

    private final Lane lane;
    private final PartitionProgress progress;
    private final LongSupplier nanoTime;
    private final Deque<Append> underWay = new ArrayDeque<>();
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(10));
    private final ProvenEnd provenEnd = new ProvenEnd();
    private final TargetPosition position = new TargetPosition();
    private final PartitionCheckpoint checkpoint = new PartitionCheckpoint();
    private final Settling settling;
    private final GapFiller gaps;
    private final long producerId;
    private final IntSupplier freshSequence;
    private Phase phase = Phase.RECOVERING;
    private long retryAtNanos;
    private long lastAnswerNanos;
    private int maxBatchBytes;
    private @Nullable Stop pendingStop;
    private @Nullable Runnable left;

    /** A batch on its way; a filler has no piece. */
    record Append(@Nullable Data piece, ByteBuffer bytes, int sequence, int records, long expectedOffset) {}

    /**
     * @param freshSequence where sequences begin when the broker knows of none: anywhere, but never twice at the same, because a
     *     batch of an earlier beginning that is still on its way must not follow by chance
     */
    TargetPartition(
            Lane lane,
            PartitionProgress progress,
            OffsetRules rules,
            long producerId,
            IntSupplier freshSequence,
            LongSupplier nanoTime) {
        this.lane = lane;
        this.progress = progress;
        this.producerId = producerId;
        this.freshSequence = freshSequence;
        this.nanoTime = nanoTime;
        this.settling = new Settling(nanoTime);
        this.gaps = new GapFiller(lane, progress, rules, position, checkpoint, provenEnd, settling, new GapOwner());
        this.retryAtNanos = nanoTime.getAsLong();
    }

    TopicPartition id() {
        return lane.partition();
    }

    Lane lane() {
        return lane;
    }

    PartitionProgress progress() {
        return progress;
    }

    /** What fills the offsets that have no record. */
    GapFiller gaps() {
        return gaps;
    }

    // ---- recovery -------------------------------------------------------------------------------------------------

    boolean wantsRecovery() {
        return phase == Phase.RECOVERING && nanoTime.getAsLong() - retryAtNanos >= 0;
    }

    /** How long until {@link #wantsRecovery} can become true by itself, in ms; empty = not by itself. */
    Optional<Long> recoveryInMs() {
        return phase == Phase.RECOVERING
                ? Optional.of(Math.max(0, (retryAtNanos - nanoTime.getAsLong()) / 1_000_000))
                : Optional.empty();
    }

    void recoveryFailed(String why) {
        progress.troubled(why);
        retryAtNanos = nanoTime.getAsLong() + backoff.nextPause().toNanos();
    }

    /** The checkpoint of an earlier run; told once, before the first recovery. */
    void found(Checkpoint earlier) {
        checkpoint.found(earlier);
        if (earlier instanceof Checkpoint.Mapped) {
            progress.mapped();
        }
    }

    PartitionCheckpoint checkpoint() {
        return checkpoint;
    }

    /** Where the copy goes on in the source, with this log of the target; empty = where the source's log begins. */
    Optional<Long> positionIn(RecoveredLog log) {
        Checkpoint wanted = checkpoint.wanted().orElse(null);
        if (wanted instanceof Checkpoint.Mapped mapped) {
            return Optional.of(mapped.sourceOffset());
        }
        boolean padding = wanted instanceof Checkpoint.Padding pad && log.logEnd() <= pad.upTo();
        return log.logEnd() == 0 || padding ? Optional.empty() : Optional.of(log.logEnd());
    }

    /** Whether this log can only be what this mirror made of it; else its records have to be looked at first. */
    boolean explains(RecoveredLog log) {
        return provenEnd.explains(log);
    }

    /** Its records were looked at, and nothing contradicts that all of them are the copy. */
    void proved(RecoveredLog log) {
        provenEnd.at(log.logEnd(), Sequences.following(log.lastSequence()));
    }

    /** Whether the log will not move any more by what nobody awaits; if not, it is looked at again a little later. */
    boolean isSettled(RecoveredLog log) {
        boolean isOver = settling.isOver(log);
        if (!isOver) {
            retryAtNanos = nanoTime.getAsLong() + settling.remainingNanos();
        }
        return isOver;
    }

    /** This process stood still, and another one may have gone on meanwhile. */
    void stoodStill() {
        if (phase == Phase.RUNNING) {
            fail("this process stood still for a while");
        }
    }

    /** Goes on from here; returns the generation under which the source has to hand over. */
    int resume(RecoveredLog log, int newMaxBatchBytes) {
        position.recovered(log, freshSequence);
        lastAnswerNanos = nanoTime.getAsLong();
        provenEnd.at(log.logEnd(), position.sequence());
        gaps.recovered(log);
        maxBatchBytes = newMaxBatchBytes;
        phase = Phase.RUNNING;
        progress.troubled(null);
        return lane.nextGeneration();
    }

    // ---- what comes next ------------------------------------------------------------------------------------------

    /** The next batch, stamped, if one may be sent now. Whoever takes it sends it. */
    Optional<Append> nextAppend() {
        if (phase != Phase.RUNNING || gaps.holdsBatches() || underWay.size() >= limit()) {
            return Optional.empty();
        }
        gaps.skipGapsOfMapped();
        Piece piece = lane.peek().orElse(null);
        if (piece instanceof Data data) {
            return awaitsMapping() ? Optional.empty() : appendOf(data);
        }
        return piece instanceof Gap gap
                ? gaps.filler(gap, maxBatchBytes).map(filler -> send(null, filler))
                : Optional.empty();
    }

    private int limit() {
        boolean maybeForgotten = nanoTime.getAsLong() - lastAnswerNanos > MAY_BE_FORGOTTEN.toNanos();
        // A broker that does not know the producer takes any sequence: the second batch must not overtake a failed
        // first.
        return position.isSequenceProven() && !maybeForgotten ? MAX_IN_FLIGHT : 1;
    }

    private Optional<Append> appendOf(Data data) {
        if (progress.isIdentical() && data.firstSourceOffset() != position.offset()) {
            fail("the source went on at offset " + data.firstSourceOffset() + ", the target at " + position.offset());
            return Optional.empty();
        }
        lane.take();
        return Optional.of(send(data, data.batch()));
    }

    private Append send(@Nullable Data piece, RecordBatch batch) {
        ByteBuffer bytes = batch.stamp(producerId, (short) 0, position.sequence());
        Append append = new Append(piece, bytes, position.sequence(), batch.recordCount(), position.offset());
        underWay.add(append);
        position.sent(append.records());
        return append;
    }

    /** Whether the next batch waits for a checkpoint to be durable, without which a later process would go astray. */
    boolean awaitsCheckpoint() {
        return phase == Phase.RUNNING && underWay.isEmpty() && (awaitsMapping() || checkpoint.isPaddingUnsaved());
    }

    private boolean awaitsMapping() {
        return !progress.isIdentical() && !checkpoint.isMappingSaved();
    }

    // ---- answers --------------------------------------------------------------------------------------------------

    void answered(Append append, AppendResult result) {
        underWay.remove(append);
        lastAnswerNanos = nanoTime.getAsLong();
        settling.heard(result.error());
        if (phase != Phase.RUNNING) {
            release(append);
            settleIfIdle();
            return;
        }
        if (result.error() == WireError.NONE && result.baseOffset() == append.expectedOffset()) {
            appended(append);
        } else {
            refused(append, result);
        }
        release(append);
        settleIfIdle();
    }

    private void appended(Append append) {
        position.sequenceProven();
        provenEnd.at(append.expectedOffset() + append.records(), Sequences.after(append.sequence(), append.records()));
        backoff.succeeded();
        Data piece = append.piece();
        if (piece != null) {
            progress.copied(
                    piece.path(),
                    append.records(),
                    piece.batch().sizeInBytes(),
                    piece.batch().maxTimestampMs(),
                    piece.lastSourceOffset() + 1);
            if (!progress.isIdentical()) {
                checkpoint.want(new Checkpoint.Mapped(
                        piece.lastSourceOffset() + 1, append.expectedOffset() + append.records()));
            }
        }
    }

    private void refused(Append append, AppendResult result) {
        String message = result.message().isEmpty() ? "" : ": " + result.message();
        switch (result.error()) {
            case NONE ->
                stop(
                        StopKind.FOREIGN_WRITE,
                        "a batch landed at offset " + result.baseOffset() + " of the target instead of "
                                + append.expectedOffset() + ": somebody else writes to this partition");
            case RECORD_TOO_LARGE ->
                stop(
                        StopKind.RECORD_TOO_LARGE,
                        "the target refused a batch of " + append.bytes().remaining() + " bytes" + message);
            case INVALID_RECORD, INVALID_TIMESTAMP, POLICY_VIOLATION ->
                stop(StopKind.RECORD_REFUSED, "the target refused a batch (" + result.error() + ")" + message);
            case NOT_AUTHORIZED -> stop(StopKind.NOT_AUTHORIZED, "the target does not let this user write" + message);
            case STORAGE ->
                fail(
                        "the target cannot write to the disk of this partition: it is full or broken. Make room, then restart "
                                + "its broker, whose log tells more; the copy goes on by itself");
            default -> fail("appending to the target: " + result.error() + message);
        }
    }

    private void release(Append append) {
        Data piece = append.piece();
        if (piece != null) {
            piece.lease().release();
            lane.settle(piece.batch().sizeInBytes());
        }
    }

    /** Begins anew from what the target says, as soon as nothing is under way. */
    void fail(String why) {
        progress.troubled(why);
        phase = Phase.DRAINING;
        settleIfIdle();
    }

    void stop(StopKind kind, String reason) {
        pendingStop = new Stop(kind, progress.nextSourceOffset(), reason);
        phase = Phase.DRAINING;
        settleIfIdle();
    }

    /** Appends nothing more; tells when the answers to all that is under way have come. */
    void leave(Runnable whenIdle) {
        left = whenIdle;
        phase = Phase.DRAINING;
        settleIfIdle();
    }

    private void settleIfIdle() {
        if (phase != Phase.DRAINING || !isIdle()) {
            return;
        }
        lane.nextGeneration();
        Stop stop = pendingStop;
        pendingStop = null;
        if (left != null) {
            phase = Phase.STOPPED;
            left.run();
        } else if (stop != null) {
            progress.stopped(stop);
            phase = Phase.STOPPED;
        } else {
            phase = Phase.RECOVERING;
            retryAtNanos = nanoTime.getAsLong() + backoff.nextPause().toNanos();
        }
    }

    boolean isStopped() {
        return phase == Phase.STOPPED;
    }

    boolean isIdle() {
        return underWay.isEmpty() && gaps.isIdle();
    }

    /** An operator has acted: tries again. */
    void restart() {
        progress.stopped(null);
        pendingStop = null;
        provenEnd.forget();
        if (phase == Phase.STOPPED) {
            phase = Phase.RECOVERING;
            retryAtNanos = nanoTime.getAsLong();
        } else if (phase == Phase.RUNNING) {
            fail("started again on request");
        }
    }

    private final class GapOwner implements GapFiller.Owner {
        @Override
        public boolean isRunning() {
            return phase == Phase.RUNNING;
        }

        @Override
        public boolean hasBatchesUnderWay() {
            return !underWay.isEmpty();
        }

        @Override
        public void fail(String why) {
            TargetPartition.this.fail(why);
        }

        @Override
        public void stop(StopKind kind, String reason) {
            TargetPartition.this.stop(kind, reason);
        }

        @Override
        public void settleIfIdle() {
            TargetPartition.this.settleIfIdle();
        }
    }
}
