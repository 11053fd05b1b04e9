package io.godwit.mirror.copy;

import io.godwit.mirror.batch.Fillers;
import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.Piece.GapKind;
import io.godwit.mirror.wire.WireError;
import java.util.Optional;

/**
 * Lets the target's log get over offsets under which the source has no record: with markers that no consumer sees, with padding
 * that is deleted afterwards, or, where neither is possible, not at all; then the partition is mapped from there on. Owned by the
 * target loop.
 *
 * <p>Invariant: while anything of this is under way, no batch is, and the other way round.
 */
final class GapFiller {
    private static final int MAX_FILLER_RECORDS = 500_000;

    private final Lane lane;
    private final PartitionProgress progress;
    private final OffsetRules rules;
    private final TargetPosition position;
    private final PartitionCheckpoint checkpoint;
    private final ProvenEnd provenEnd;
    private final Settling settling;
    private final Owner owner;
    private final Markers markers = new Markers();
    private boolean endUnderWay;
    private boolean trimUnderWay;

    /** The partition whose gaps these are. */
    interface Owner {
        boolean isRunning();

        boolean hasBatchesUnderWay();

        /** Begins anew from what the target says. */
        void fail(String why);

        void stop(StopKind kind, String reason);

        /** An answer came that nobody needs any more. */
        void settleIfIdle();
    }

    GapFiller(
            Lane lane,
            PartitionProgress progress,
            OffsetRules rules,
            TargetPosition position,
            PartitionCheckpoint checkpoint,
            ProvenEnd provenEnd,
            Settling settling,
            Owner owner) {
        this.lane = lane;
        this.progress = progress;
        this.rules = rules;
        this.position = position;
        this.checkpoint = checkpoint;
        this.provenEnd = provenEnd;
        this.settling = settling;
        this.owner = owner;
    }

    void recovered(RecoveredLog log) {
        markers.recovered(log);
    }

    /** Whether no batch may be sent before an answer came. */
    boolean holdsBatches() {
        return isHeldByMarkers() || trimUnderWay;
    }

    boolean isIdle() {
        return !markers.areUnderWay() && !endUnderWay && !trimUnderWay;
    }

    private boolean isHeldByMarkers() {
        return markers.areUnderWay() || markers.isEndInDoubt();
    }

    private boolean mayAct() {
        return owner.isRunning() && !isHeldByMarkers() && !owner.hasBatchesUnderWay();
    }

    private Optional<Gap> nextGap(GapKind kind) {
        return lane.peek().orElse(null) instanceof Gap gap && gap.kind() == kind ? Optional.of(gap) : Optional.empty();
    }

    private void endGap(Gap gap, long padded) {
        lane.take();
        progress.copied(CopyPath.PADDED, padded, 0, -1, gap.lastSourceOffset() + 1);
    }

    // ---- mapped ---------------------------------------------------------------------------------------------------

    /** From here on offsets differ. */
    void map(long sourceOffset, long targetOffset) {
        progress.mapped();
        checkpoint.want(new Checkpoint.Mapped(sourceOffset, targetOffset));
    }

    /** Where offsets differ anyway there is nothing to fill. */
    void skipGapsOfMapped() {
        while (!progress.isIdentical()
                && !owner.hasBatchesUnderWay()
                && lane.peek().orElse(null) instanceof Gap gap) {
            lane.take();
            progress.copied(CopyPath.PADDED, 0, 0, -1, gap.lastSourceOffset() + 1);
            checkpoint.want(new Checkpoint.Mapped(gap.lastSourceOffset() + 1, position.offset()));
        }
    }

    // ---- markers --------------------------------------------------------------------------------------------------

    /** How many markers have to be appended now; 0 = none. */
    long markersWanted() {
        return mayAct() && progress.isIdentical()
                ? nextGap(GapKind.HOLE).map(this::markersFor).orElse(0L)
                : 0;
    }

    private long markersFor(Gap gap) {
        long count = gap.lastSourceOffset() + 1 - position.offset();
        if (!rules.markers() || gap.count() > rules.maxMarkersPerGap()) {
            map(gap.firstSourceOffset(), position.offset());
            return 0;
        }
        if (count <= 0) {
            endGap(gap, 0);
            return 0;
        }
        if (!settling.isOverForMarkers()) {
            owner.fail("markers of an earlier time get the chance to land");
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
        settling.heard(error);
        if (error != WireError.NONE || !owner.isRunning()) {
            markers.failed();
            refusedMarkers(error);
        } else {
            position.markersWritten(count);
            if (markers.written(count)) {
                endIsProven();
            }
        }
    }

    private void refusedMarkers(WireError error) {
        if (!owner.isRunning()) {
            owner.settleIfIdle();
        } else if (error == WireError.CLUSTER_NOT_AUTHORIZED || error == WireError.UNSUPPORTED) {
            // All or nothing: the broker looked at none of them. Up to here offsets are identical.
            provenEnd.markersRefused();
            map(position.offset(), position.offset());
        } else {
            owner.fail("markers: " + error);
        }
    }

    /** Whether the end of the log has to be read before anything follows. */
    boolean wantsEnd() {
        return owner.isRunning() && markers.isEndInDoubt() && !endUnderWay;
    }

    void endAsked() {
        endUnderWay = true;
    }

    void endAnswered(WireError error, long end) {
        endUnderWay = false;
        if (!owner.isRunning()) {
            owner.settleIfIdle();
        } else if (error != WireError.NONE) {
            owner.fail("asking for the end of the log: " + error);
        } else if (end != position.offset()) {
            settling.begin();
            owner.fail("the log of the target ends at offset " + end + " instead of " + position.offset());
        } else {
            markers.endIsAsExpected();
            endIsProven();
        }
    }

    private void endIsProven() {
        long padded = provenEnd.markersFollowed();
        nextGap(GapKind.HOLE).ifPresent(gap -> {
            if (gap.lastSourceOffset() < position.offset()) {
                endGap(gap, padded);
            } else {
                progress.copied(CopyPath.PADDED, padded, 0, -1, position.offset());
            }
        });
    }

    // ---- padding --------------------------------------------------------------------------------------------------

    /** The next batch of padding, if this gap takes one now. */
    Optional<RecordBatch> filler(Gap gap, int maxBatchBytes) {
        if (!isPadding(gap)) {
            return Optional.empty();
        }
        long missing = gap.lastSourceOffset() + 1 - position.offset();
        if (missing <= 0 || !checkpoint.isSaved()) {
            return Optional.empty();
        }
        int count = (int) Math.min(missing, Math.min(MAX_FILLER_RECORDS, Fillers.maxCount(maxBatchBytes)));
        return Optional.of(Fillers.of(count, System.currentTimeMillis()));
    }

    /** Whether this gap is filled with records that are deleted afterwards; decides it when it is first asked. */
    private boolean isPadding(Gap gap) {
        if (gap.kind() != GapKind.LOG_START || !progress.isIdentical()) {
            return false;
        }
        long upTo = gap.lastSourceOffset() + 1;
        if (!rules.padding() || upTo > rules.maxPaddingOffsets()) {
            map(upTo, position.offset());
            return false;
        }
        Checkpoint.Padding padding = new Checkpoint.Padding(upTo);
        if (!checkpoint.wanted().equals(Optional.<Checkpoint>of(padding))) {
            checkpoint.want(padding);
        }
        return true;
    }

    /** The offset below which the padding has to be deleted now. */
    Optional<Long> trimWanted() {
        if (!mayAct() || trimUnderWay) {
            return Optional.empty();
        }
        return nextGap(GapKind.LOG_START)
                .filter(gap -> isPadding(gap) && position.offset() == gap.lastSourceOffset() + 1)
                .map(gap -> position.offset());
    }

    void trimSent() {
        trimUnderWay = true;
    }

    void trimAnswered(WireError error) {
        trimUnderWay = false;
        if (!owner.isRunning()) {
            owner.settleIfIdle();
        } else if (error == WireError.NONE) {
            if (lane.peek().orElse(null) instanceof Gap gap) {
                endGap(gap, gap.count());
            }
            checkpoint.want(null);
        } else if (error == WireError.NOT_AUTHORIZED) {
            owner.stop(
                    StopKind.NOT_AUTHORIZED,
                    "the target does not let this user delete the padding (DELETE on the topic)");
        } else {
            owner.fail("deleting the padding: " + error);
        }
    }
}
