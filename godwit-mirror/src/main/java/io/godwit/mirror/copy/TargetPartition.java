package io.godwit.mirror.copy;

import io.godwit.mirror.batch.Fillers;
import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.copy.Piece.Data;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.Piece.GapKind;
import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.WireError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
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

    private static final int MAX_FILLER_RECORDS = 500_000;

    private enum Phase {
        RECOVERING,
        RUNNING,
        DRAINING,
        STOPPED
    }

    private final Lane lane;
    private final PartitionProgress progress;
    private final OffsetRules rules;
    private final LongSupplier nanoTime;
    private final Deque<Append> underWay = new ArrayDeque<>();
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(10));
    private final ProvenEnd provenEnd = new ProvenEnd();
    private final Markers markers = new Markers();
    private final Settling settling;
    private final long producerId;
    private final IntSupplier freshSequence;
    private Phase phase = Phase.RECOVERING;
    private long retryAtNanos;
    private boolean endUnderWay;
    private boolean trimUnderWay;
    private int nextSequence;
    private long nextTargetOffset;
    private boolean sequenceProven;
    private long lastAnswerNanos;
    private int maxBatchBytes;
    private @Nullable Stop pendingStop;
    private @Nullable Runnable left;
    private volatile @Nullable Checkpoint wanted;
    private volatile @Nullable Checkpoint saved;

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
        this.rules = rules;
        this.producerId = producerId;
        this.freshSequence = freshSequence;
        this.nanoTime = nanoTime;
        this.settling = new Settling(nanoTime);
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
    void found(Checkpoint checkpoint) {
        wanted = checkpoint;
        saved = checkpoint;
        if (checkpoint instanceof Checkpoint.Mapped) {
            progress.mapped();
        }
    }

    Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(wanted);
    }

    /** Where the copy goes on in the source, with this log of the target; empty = where the source's log begins. */
    Optional<Long> positionIn(RecoveredLog log) {
        Checkpoint checkpoint = wanted;
        if (checkpoint instanceof Checkpoint.Mapped mapped) {
            return Optional.of(mapped.sourceOffset());
        }
        boolean padding = checkpoint instanceof Checkpoint.Padding pad && log.logEnd() <= pad.upTo();
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
        nextSequence = log.nextSequence(freshSequence);
        sequenceProven = log.ours().isPresent() && log.ours().get().lastSequence() != Sequences.NONE;
        lastAnswerNanos = nanoTime.getAsLong();
        nextTargetOffset = log.logEnd();
        provenEnd.at(log.logEnd(), nextSequence);
        markers.recovered(log);
        maxBatchBytes = newMaxBatchBytes;
        phase = Phase.RUNNING;
        progress.troubled(null);
        return lane.nextGeneration();
    }

    void map(long sourceOffset, long targetOffset) {
        progress.mapped();
        wanted = new Checkpoint.Mapped(sourceOffset, targetOffset);
    }

    // ---- what comes next ------------------------------------------------------------------------------------------

    /** The next batch, stamped, if one may be sent now. Whoever takes it sends it. */
    Optional<Append> nextAppend() {
        if (phase != Phase.RUNNING || isHeldByMarkers() || trimUnderWay || underWay.size() >= limit()) {
            return Optional.empty();
        }
        skipGapsOfMapped();
        Piece piece = lane.peek().orElse(null);
        if (piece instanceof Data data) {
            return awaitsMapping() ? Optional.empty() : appendOf(data);
        }
        return piece instanceof Gap gap && isPadding(gap) ? filler(gap) : Optional.empty();
    }

    private int limit() {
        boolean maybeForgotten = nanoTime.getAsLong() - lastAnswerNanos > MAY_BE_FORGOTTEN.toNanos();
        // A broker that does not know the producer takes any sequence: the second batch must not overtake a failed
        // first.
        return sequenceProven && !maybeForgotten ? MAX_IN_FLIGHT : 1;
    }

    private Optional<Append> appendOf(Data data) {
        if (progress.isIdentical() && data.firstSourceOffset() != nextTargetOffset) {
            fail("the source went on at offset " + data.firstSourceOffset() + ", the target at " + nextTargetOffset);
            return Optional.empty();
        }
        lane.take();
        RecordBatch batch = data.batch();
        return Optional.of(send(data, batch.stamp(producerId, (short) 0, nextSequence), batch.recordCount()));
    }

    private Optional<Append> filler(Gap gap) {
        long missing = gap.lastSourceOffset() + 1 - nextTargetOffset;
        if (missing <= 0 || !isSaved()) {
            return Optional.empty();
        }
        int count = (int) Math.min(missing, Math.min(MAX_FILLER_RECORDS, Fillers.maxCount(maxBatchBytes)));
        RecordBatch filler = Fillers.of(count, System.currentTimeMillis());
        return Optional.of(send(null, filler.stamp(producerId, (short) 0, nextSequence), count));
    }

    private Append send(@Nullable Data piece, ByteBuffer bytes, int records) {
        Append append = new Append(piece, bytes, nextSequence, records, nextTargetOffset);
        underWay.add(append);
        nextSequence = Sequences.after(nextSequence, records);
        nextTargetOffset += records;
        return append;
    }

    private void skipGapsOfMapped() {
        while (!progress.isIdentical() && underWay.isEmpty() && lane.peek().orElse(null) instanceof Gap gap) {
            lane.take();
            progress.copied(CopyPath.PADDED, 0, 0, -1, gap.lastSourceOffset() + 1);
            wanted = new Checkpoint.Mapped(gap.lastSourceOffset() + 1, nextTargetOffset);
        }
    }

    private boolean isHeldByMarkers() {
        return markers.areUnderWay() || markers.isEndInDoubt();
    }

    /** How many markers have to be appended now; 0 = none. */
    long markersWanted() {
        if (phase != Phase.RUNNING || isHeldByMarkers() || !underWay.isEmpty() || !progress.isIdentical()) {
            return 0;
        }
        return lane.peek().orElse(null) instanceof Gap gap && gap.kind() == GapKind.HOLE ? markersFor(gap) : 0;
    }

    private long markersFor(Gap gap) {
        long count = gap.lastSourceOffset() + 1 - nextTargetOffset;
        if (!rules.markers() || gap.count() > rules.maxMarkersPerGap()) {
            map(gap.firstSourceOffset(), nextTargetOffset);
            return 0;
        }
        if (count <= 0) {
            endGap(gap, 0);
            return 0;
        }
        if (!settling.isOverForMarkers()) {
            fail("markers of an earlier time get the chance to land");
            return 0;
        }
        return count;
    }

    int markerEpoch() {
        return markers.epoch();
    }

    void markersSent(long count) {
        markers.sent();
        provenEnd.markersMayFollow(count);
    }

    void markersAnswered(WireError error, long count) {
        noteOutcome(error);
        if (error != WireError.NONE || phase != Phase.RUNNING) {
            markers.failed();
            refusedMarkers(error);
        } else {
            nextTargetOffset += count;
            // Had the broker forgotten the producer, it knows it now by markers alone, and refuses the next sequence.
            sequenceProven = false;
            if (markers.written(count)) {
                endIsProven();
            }
        }
    }

    private void refusedMarkers(WireError error) {
        if (phase != Phase.RUNNING) {
            settleIfIdle();
        } else if (error == WireError.CLUSTER_NOT_AUTHORIZED || error == WireError.UNSUPPORTED) {
            // All or nothing: the broker looked at none of them. Up to here offsets are identical.
            provenEnd.markersRefused();
            map(nextTargetOffset, nextTargetOffset);
        } else {
            fail("markers: " + error);
        }
    }

    /** Whether the end of the log has to be read before anything follows. */
    boolean wantsEnd() {
        return phase == Phase.RUNNING && markers.isEndInDoubt() && !endUnderWay;
    }

    void endAsked() {
        endUnderWay = true;
    }

    void endAnswered(WireError error, long end) {
        endUnderWay = false;
        if (phase != Phase.RUNNING) {
            settleIfIdle();
        } else if (error != WireError.NONE) {
            fail("asking for the end of the log: " + error);
        } else if (end != nextTargetOffset) {
            settling.begin();
            fail("the log of the target ends at offset " + end + " instead of " + nextTargetOffset);
        } else {
            markers.endIsAsExpected();
            endIsProven();
        }
    }

    private void endIsProven() {
        long padded = provenEnd.markersFollowed();
        if (lane.peek().orElse(null) instanceof Gap gap && gap.kind() == GapKind.HOLE) {
            if (gap.lastSourceOffset() < nextTargetOffset) {
                endGap(gap, padded);
            } else {
                progress.copied(CopyPath.PADDED, padded, 0, -1, nextTargetOffset);
            }
        }
    }

    /** The offset below which the padding has to be deleted now. */
    Optional<Long> trimWanted() {
        if (phase != Phase.RUNNING || trimUnderWay || isHeldByMarkers() || !underWay.isEmpty()) {
            return Optional.empty();
        }
        return lane.peek().orElse(null) instanceof Gap gap
                        && isPadding(gap)
                        && nextTargetOffset == gap.lastSourceOffset() + 1
                ? Optional.of(nextTargetOffset)
                : Optional.empty();
    }

    void trimSent() {
        trimUnderWay = true;
    }

    void trimAnswered(WireError error) {
        trimUnderWay = false;
        if (phase != Phase.RUNNING) {
            settleIfIdle();
        } else if (error == WireError.NONE) {
            if (lane.peek().orElse(null) instanceof Gap gap) {
                endGap(gap, gap.count());
            }
            wanted = null;
        } else if (error == WireError.NOT_AUTHORIZED) {
            stop(StopKind.NOT_AUTHORIZED, "the target does not let this user delete the padding (DELETE on the topic)");
        } else {
            fail("deleting the padding: " + error);
        }
    }

    private void endGap(Gap gap, long padded) {
        lane.take();
        progress.copied(CopyPath.PADDED, padded, 0, -1, gap.lastSourceOffset() + 1);
    }

    /** Whether this gap is filled with records that are deleted afterwards; decides it when it is first asked. */
    private boolean isPadding(Gap gap) {
        if (gap.kind() != GapKind.LOG_START || !progress.isIdentical()) {
            return false;
        }
        long upTo = gap.lastSourceOffset() + 1;
        if (!rules.padding() || upTo > rules.maxPaddingOffsets()) {
            map(upTo, nextTargetOffset);
            return false;
        }
        Checkpoint.Padding padding = new Checkpoint.Padding(upTo);
        if (!padding.equals(wanted)) {
            wanted = padding;
        }
        return true;
    }

    private boolean isSaved() {
        return Objects.equals(wanted, saved);
    }

    boolean hasUnsavedCheckpoint() {
        return !isSaved();
    }

    /** Whether the next batch waits for a checkpoint to be durable, without which a later process would go astray. */
    boolean awaitsCheckpoint() {
        return phase == Phase.RUNNING && underWay.isEmpty() && (awaitsMapping() || (!isSaved() && isPaddingWanted()));
    }

    private boolean awaitsMapping() {
        return !progress.isIdentical() && !(saved instanceof Checkpoint.Mapped);
    }

    private boolean isPaddingWanted() {
        return wanted instanceof Checkpoint.Padding;
    }

    /** From any thread. */
    void saved(@Nullable Checkpoint checkpoint) {
        saved = checkpoint;
    }

    // ---- answers --------------------------------------------------------------------------------------------------

    void answered(Append append, AppendResult result) {
        underWay.remove(append);
        lastAnswerNanos = nanoTime.getAsLong();
        noteOutcome(result.error());
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

    private void noteOutcome(WireError error) {
        if (error == WireError.CONNECTION_LOST || error == WireError.TIMED_OUT) {
            settling.begin();
        }
    }

    private void appended(Append append) {
        sequenceProven = true;
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
                wanted =
                        new Checkpoint.Mapped(piece.lastSourceOffset() + 1, append.expectedOffset() + append.records());
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
        return underWay.isEmpty() && !markers.areUnderWay() && !endUnderWay && !trimUnderWay;
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
}
