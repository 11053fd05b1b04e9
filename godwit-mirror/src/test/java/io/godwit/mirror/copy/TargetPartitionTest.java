package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.copy.Piece.Data;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.Piece.GapKind;
import io.godwit.mirror.copy.TargetPartition.Append;
import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.WireError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TargetPartitionTest {
    private static final long PRODUCER = 5;
    private static final int FRESH_SEQUENCE = 77;
    private static final int MAX_BATCH_BYTES = 1 << 20;

    private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);
    private final MemoryBudget budget = new MemoryBudget(1 << 20, () -> {});
    private final Lane lane = new Lane(new TopicPartition("order", 0));
    private final PartitionProgress progress = new PartitionProgress();

    // ---- batches --------------------------------------------------------------------------------------------------

    @Test
    void shouldSendOneBatchAloneUntilTheBrokerKnowsTheProducer() {
        // given
        TargetPartition partition = recovered(standard(), 0, Sequences.NONE);
        offer(0, 10);
        offer(10, 10);
        Append first = next(partition);
        assertThat(partition.nextAppend()).isEmpty();

        // when
        partition.answered(first, at(0));

        // then
        assertThat(first.sequence()).isEqualTo(FRESH_SEQUENCE);
        assertThat(next(partition).expectedOffset()).isEqualTo(10);
        assertThat(progress.nextSourceOffset()).isEqualTo(10);
    }

    @Test
    void shouldSendFiveAtOnceAndNoMore() {
        TargetPartition partition = recovered(standard(), 100, 49);
        for (int number = 0; number < 7; number++) {
            offer(100 + 10L * number, 10);
        }

        for (int number = 0; number < TargetPartition.MAX_IN_FLIGHT; number++) {
            Append append = next(partition);
            assertThat(append.sequence()).isEqualTo(50 + 10 * number);
            assertThat(append.expectedOffset()).isEqualTo(100 + 10L * number);
        }
        assertThat(partition.nextAppend()).isEmpty();
    }

    @Test
    void shouldSendOneBatchAloneWhenTheBrokerMayHaveForgottenTheProducer() {
        TargetPartition partition = recovered(standard(), 100, 49);
        offer(100, 10);
        offer(110, 10);
        elapse(Duration.ofMinutes(2));

        next(partition);

        assertThat(partition.nextAppend()).isEmpty();
    }

    @Test
    void shouldGoOnWithSequenceZeroAfterTheLargest() {
        TargetPartition partition = recovered(standard(), 100, Integer.MAX_VALUE - 5);
        offer(100, 10);
        offer(110, 10);

        Append across = next(partition);
        assertThat(across.sequence()).isEqualTo(Integer.MAX_VALUE - 4);
        assertThat(RecordBatch.split(across.bytes()).get(0).baseSequence()).isEqualTo(Integer.MAX_VALUE - 4);
        assertThat(next(partition).sequence()).isEqualTo(5);
    }

    @Test
    void shouldAskTheLogAgainOnceAllIsAnsweredWhenASequenceIsOutOfOrder() {
        // given
        TargetPartition partition = recovered(standard(), 100, 49);
        offer(100, 10);
        offer(110, 10);
        offer(120, 10);
        Append first = next(partition);
        Append second = next(partition);

        // when
        partition.answered(first, failed(WireError.OUT_OF_ORDER_SEQUENCE));

        // then
        assertThat(partition.nextAppend()).isEmpty();
        assertThat(partition.recoveryInMs()).isEmpty();

        partition.answered(second, failed(WireError.OUT_OF_ORDER_SEQUENCE));
        assertThat(partition.recoveryInMs()).isPresent();
        assertThat(partition.isStopped()).isFalse();
        assertThat(lane.waitingBytes()).isZero();
        assertThat(budget.usedBytes()).isZero();
        assertThat(progress.nextSourceOffset()).isEqualTo(100);
    }

    @Test
    void shouldHaveLeftOnlyWhenAllThatWasSentIsAnswered() {
        // given
        AtomicBoolean left = new AtomicBoolean();
        TargetPartition partition = recovered(standard(), 100, 49);
        offer(100, 10);
        offer(110, 10);
        offer(120, 10);
        Append first = next(partition);
        Append second = next(partition);

        // when
        partition.leave(() -> left.set(true));

        // then
        assertThat(partition.nextAppend()).isEmpty();
        partition.answered(first, at(100));
        assertThat(left).isFalse();
        partition.answered(second, failed(WireError.CONNECTION_LOST));
        assertThat(left).isTrue();
        assertThat(partition.recoveryInMs()).isEmpty();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void shouldHaveLeftAtOnceWhenNothingIsUnderWay() {
        AtomicBoolean left = new AtomicBoolean();
        TargetPartition partition = recovered(standard(), 100, 49);

        partition.leave(() -> left.set(true));

        assertThat(left).isTrue();
    }

    @Test
    void shouldWaitLongerWithEachFailure() {
        TargetPartition partition = recovered(standard(), 100, 49);
        partition.fail("once");
        long first = partition.recoveryInMs().orElseThrow();
        elapse(Duration.ofMillis(first));
        assertThat(partition.wantsRecovery()).isTrue();

        partition.recoveryFailed("twice");

        assertThat(partition.wantsRecovery()).isFalse();
        assertThat(partition.recoveryInMs().orElseThrow()).isEqualTo(2 * first);
        assertThat(progress.report().trouble()).contains("twice");
    }

    @Test
    void shouldStopWhenABatchLandsWhereSomebodyElseWrote() {
        // given
        TargetPartition partition = recovered(standard(), 100, 49);
        offer(100, 10);
        offer(110, 10);
        Append first = next(partition);
        Append second = next(partition);

        // when
        partition.answered(first, at(103));
        assertThat(partition.isStopped()).isFalse();
        partition.answered(second, at(113));

        // then
        assertThat(partition.isStopped()).isTrue();
        Stop stop = progress.report().stop().orElseThrow();
        assertThat(stop.kind()).isEqualTo(StopKind.FOREIGN_WRITE);
        assertThat(stop.offset()).isEqualTo(100);
        assertThat(stop.reason()).contains("103", "100");
    }

    @Test
    void shouldStopWithTheReasonWhenTheBrokerRefusesForGood() {
        assertThat(stopAfter(WireError.RECORD_TOO_LARGE)).isEqualTo(StopKind.RECORD_TOO_LARGE);
        assertThat(stopAfter(WireError.INVALID_RECORD)).isEqualTo(StopKind.RECORD_REFUSED);
        assertThat(stopAfter(WireError.INVALID_TIMESTAMP)).isEqualTo(StopKind.RECORD_REFUSED);
        assertThat(stopAfter(WireError.NOT_AUTHORIZED)).isEqualTo(StopKind.NOT_AUTHORIZED);
    }

    @Test
    void shouldAskTheLogAgainWhenTheSourceDoesNotGoOnWhereTheTargetEnds() {
        TargetPartition partition = recovered(standard(), 100, 49);
        offer(101, 10);

        assertThat(partition.nextAppend()).isEmpty();
        assertThat(partition.recoveryInMs()).isPresent();
    }

    @Test
    void shouldTryAgainAndTrustNothingWhenAnOperatorActed() {
        TargetPartition partition = recovered(standard(), 100, 49);
        partition.stop(StopKind.SOURCE_CORRUPT, "a test");
        assertThat(partition.isStopped()).isTrue();

        partition.restart();

        assertThat(partition.wantsRecovery()).isTrue();
        assertThat(progress.report().stop()).isEmpty();
        assertThat(partition.explains(ProvenEndTest.log(100, 49))).isFalse();
    }

    @Test
    void shouldNotStopAfterAllWhenAnOperatorActsBeforeAllIsAnswered() {
        TargetPartition partition = recovered(standard(), 100, 49);
        offer(100, 10);
        Append append = next(partition);
        partition.stop(StopKind.SOURCE_CORRUPT, "a test");

        partition.restart();
        partition.answered(append, at(100));

        assertThat(partition.isStopped()).isFalse();
        assertThat(partition.recoveryInMs()).isPresent();
    }

    // ---- settling -------------------------------------------------------------------------------------------------

    @Test
    void shouldGoOnOnlyWhenNothingOfAnEarlierTimeCanLandAnyMore() {
        TargetPartition partition = partition(standard());
        assertThat(partition.isSettled(ProvenEndTest.log(100, 49))).isFalse();
        assertThat(partition.wantsRecovery()).isFalse();

        elapse(Settling.DURATION);
        assertThat(partition.wantsRecovery()).isTrue();
        assertThat(partition.isSettled(ProvenEndTest.log(110, 59))).isFalse();

        elapse(Settling.DURATION);
        assertThat(partition.isSettled(ProvenEndTest.log(110, 59))).isTrue();
    }

    @Test
    void shouldGoOnAtOnceWhenThePartitionIsNew() {
        assertThat(partition(standard()).isSettled(ProvenEndTest.log(0, Sequences.NONE)))
                .isTrue();
    }

    @Test
    void shouldSettleAgainOnlyWhenAnOutcomeIsUnknown() {
        // given
        TargetPartition partition = partition(standard());
        settle(partition, 100, 49);
        recover(partition, 100, 49);
        offer(100, 10);

        // when
        partition.answered(next(partition), failed(WireError.OUT_OF_ORDER_SEQUENCE));
        assertThat(partition.isSettled(ProvenEndTest.log(100, 49))).isTrue();
        recover(partition, 100, 49);
        offer(100, 10);
        partition.answered(next(partition), failed(WireError.CONNECTION_LOST));

        // then
        assertThat(partition.isSettled(ProvenEndTest.log(100, 49))).isFalse();
    }

    @Test
    void shouldAskTheLogAgainWhenTheProcessStoodStill() {
        TargetPartition partition = recovered(standard(), 100, 49);

        partition.stoodStill();

        assertThat(partition.recoveryInMs()).isPresent();
    }

    // ---- markers --------------------------------------------------------------------------------------------------

    @Test
    void shouldSettleFirstWhenMarkersAreWantedInANewPartition() {
        TargetPartition partition = recovered(standard(), 0, Sequences.NONE);
        gap(0, 1, GapKind.HOLE);

        assertThat(partition.markersWanted()).isZero();

        assertThat(partition.recoveryInMs()).isPresent();
        settle(partition, 0, Sequences.NONE);
        recover(partition, 0, Sequences.NONE);
        gap(0, 1, GapKind.HOLE);
        assertThat(partition.markersWanted()).isEqualTo(2);
    }

    @Test
    void shouldBelieveSeveralMarkersOnlyWhenTheLogEndsAsExpected() {
        // given
        TargetPartition partition = settled(100, 49);
        gap(100, 102, GapKind.HOLE);
        offer(103, 5);
        send(partition, 3);

        // when
        partition.markersAnswered(WireError.NONE, 3);
        assertThat(partition.nextAppend()).isEmpty();
        assertThat(progress.nextSourceOffset()).isEqualTo(100);
        answerEnd(partition, 103);

        // then
        assertThat(progress.nextSourceOffset()).isEqualTo(103);
        assertThat(progress.report().paddedOffsets()).isEqualTo(3);
        assertThat(next(partition).expectedOffset()).isEqualTo(103);
    }

    @Test
    void shouldBelieveASingleMarkerAfterTheFirstWasProven() {
        TargetPartition partition = settled(100, 49);
        gap(100, 100, GapKind.HOLE);
        gap(101, 101, GapKind.HOLE);
        send(partition, 1);
        partition.markersAnswered(WireError.NONE, 1);
        answerEnd(partition, 101);

        send(partition, 1);
        partition.markersAnswered(WireError.NONE, 1);

        assertThat(partition.wantsEnd()).isFalse();
        assertThat(progress.nextSourceOffset()).isEqualTo(102);
    }

    @Test
    void shouldLookAtTheRecordsWhenMoreMarkersLandedThanWereSent() {
        // given
        TargetPartition partition = settled(100, 49);
        gap(100, 101, GapKind.HOLE);
        send(partition, 2);

        // when
        partition.markersAnswered(WireError.NONE, 2);
        answerEnd(partition, 104);

        // then
        assertThat(partition.recoveryInMs()).isPresent();
        assertThat(partition.explains(ProvenEndTest.log(104, 49))).isFalse();
        assertThat(partition.explains(ProvenEndTest.log(102, 49))).isTrue();
        assertThat(partition.explains(ProvenEndTest.log(101, 49))).isTrue();
    }

    @Test
    void shouldUseAHigherEpochAfterEachRecovery() {
        TargetPartition partition = settled(100, 49);
        int first = partition.markerEpoch();

        partition.fail("a test");
        recover(partition, 100, 49);

        assertThat(partition.markerEpoch()).isGreaterThan(first);
    }

    @Test
    void shouldMapFromThereOnWhenMarkersAreNotAllowed() {
        // given
        TargetPartition partition = settled(100, 49);
        gap(100, 101, GapKind.HOLE);
        offer(102, 3);
        send(partition, 2);

        // when
        partition.markersAnswered(WireError.CLUSTER_NOT_AUTHORIZED, 2);

        // then
        assertThat(partition.isStopped()).isFalse();
        assertThat(progress.isIdentical()).isFalse();
        assertThat(partition.nextAppend()).isEmpty();
        assertThat(partition.checkpoint()).contains(new Checkpoint.Mapped(102, 100));
        save(partition);
        assertThat(next(partition).expectedOffset()).isEqualTo(100);
    }

    @Test
    void shouldMapWhenAHoleIsTooLarge() {
        TargetPartition partition = recovered(new OffsetRules(true, 1_000, true, 10), 100, 49);
        gap(100, 110, GapKind.HOLE);

        assertThat(partition.markersWanted()).isZero();

        assertThat(progress.isIdentical()).isFalse();
        assertThat(partition.checkpoint()).contains(new Checkpoint.Mapped(100, 100));
    }

    // ---- padding --------------------------------------------------------------------------------------------------

    @Test
    void shouldPadOnlyWhenTheCheckpointIsSafe() {
        // given
        TargetPartition partition = recovered(standard(), 0, Sequences.NONE);
        gap(0, 999, GapKind.LOG_START);
        offer(1_000, 5);

        // when
        assertThat(partition.nextAppend()).isEmpty();
        assertThat(partition.awaitsCheckpoint()).isTrue();
        assertThat(partition.checkpoint()).contains(new Checkpoint.Padding(1_000));
        save(partition);

        // then
        Append filler = next(partition);
        assertThat(filler.records()).isEqualTo(1_000);
        partition.answered(filler, at(0));
        assertThat(partition.nextAppend()).isEmpty();
        assertThat(partition.trimWanted()).contains(1_000L);
        partition.trimSent();
        partition.trimAnswered(WireError.NONE);
        assertThat(partition.checkpoint()).isEmpty();
        assertThat(progress.nextSourceOffset()).isEqualTo(1_000);
        assertThat(next(partition).expectedOffset()).isEqualTo(1_000);
    }

    @Test
    void shouldBeginAtTheSourcesStartWhenItWasKilledWhilePadding() {
        TargetPartition partition = partition(standard());
        partition.found(new Checkpoint.Padding(1_000));

        assertThat(partition.positionIn(ProvenEndTest.log(400, 399))).isEmpty();
        assertThat(partition.positionIn(ProvenEndTest.log(1_000, 999))).isEmpty();
        assertThat(partition.positionIn(ProvenEndTest.log(1_001, 1_000))).contains(1_001L);
    }

    @Test
    void shouldPadTheRestWhenItWasKilledWhilePadding() {
        TargetPartition partition = partition(standard());
        partition.found(new Checkpoint.Padding(1_000));
        recover(partition, 400, 399);
        gap(0, 999, GapKind.LOG_START);

        Append rest = next(partition);

        assertThat(rest.expectedOffset()).isEqualTo(400);
        assertThat(rest.records()).isEqualTo(600);
    }

    // ---- mapped offsets -------------------------------------------------------------------------------------------

    @Test
    void shouldKeepWhereItIsWhenOffsetsDiffer() {
        // given
        TargetPartition partition = recovered(OffsetRules.mappedAtHoles(), 0, Sequences.NONE);
        gap(0, 99, GapKind.LOG_START);
        offer(100, 5);
        gap(105, 109, GapKind.HOLE);
        offer(110, 5);
        assertThat(partition.nextAppend()).isEmpty();
        assertThat(partition.awaitsCheckpoint()).isTrue();
        save(partition);

        // when
        Append first = next(partition);
        partition.answered(first, at(0));
        assertThat(partition.checkpoint()).contains(new Checkpoint.Mapped(105, 5));
        Append second = next(partition);
        partition.answered(second, at(5));

        // then
        assertThat(partition.checkpoint()).contains(new Checkpoint.Mapped(115, 10));
        assertThat(progress.nextSourceOffset()).isEqualTo(115);
        assertThat(partition.markersWanted()).isZero();
    }

    @Test
    void shouldGoOnAtTheCheckpointWhenOffsetsDiffer() {
        TargetPartition partition = partition(OffsetRules.standard());
        partition.found(new Checkpoint.Mapped(115, 10));

        assertThat(partition.positionIn(ProvenEndTest.log(10, 9))).contains(115L);
        assertThat(progress.isIdentical()).isFalse();
    }

    // ---- given ----------------------------------------------------------------------------------------------------

    private TargetPartition partition(OffsetRules rules) {
        return new TargetPartition(lane, progress, rules, PRODUCER, () -> FRESH_SEQUENCE, clock::get);
    }

    private TargetPartition recovered(OffsetRules rules, long logEnd, int lastSequence) {
        TargetPartition partition = partition(rules);
        recover(partition, logEnd, lastSequence);
        return partition;
    }

    private TargetPartition settled(long logEnd, int lastSequence) {
        TargetPartition partition = partition(standard());
        settle(partition, logEnd, lastSequence);
        recover(partition, logEnd, lastSequence);
        return partition;
    }

    private void recover(TargetPartition partition, long logEnd, int lastSequence) {
        RecoveredLog log = ProvenEndTest.log(logEnd, lastSequence);
        partition.positionIn(log).ifPresent(progress::reached);
        partition.resume(log, MAX_BATCH_BYTES);
    }

    private void settle(TargetPartition partition, long logEnd, int lastSequence) {
        assertThat(partition.isSettled(ProvenEndTest.log(logEnd, lastSequence))).isFalse();
        elapse(Settling.DURATION);
        assertThat(partition.isSettled(ProvenEndTest.log(logEnd, lastSequence))).isTrue();
    }

    private static OffsetRules standard() {
        return OffsetRules.standard();
    }

    private void offer(long from, int records) {
        RecordBatch batch = SourceLog.batch(from, records);
        int bytes = batch.sizeInBytes();
        budget.add(bytes);
        lane.offer(
                lane.generation(),
                new Data(batch, from, from + records - 1, CopyPath.PASSED, new Lease(budget, bytes)),
                bytes);
    }

    private void gap(long first, long last, GapKind kind) {
        lane.offer(lane.generation(), new Gap(first, last, kind), 0);
    }

    private static Append next(TargetPartition partition) {
        return partition.nextAppend().orElseThrow();
    }

    private static void send(TargetPartition partition, long markers) {
        assertThat(partition.markersWanted()).isEqualTo(markers);
        partition.markersSent(markers);
    }

    private static void answerEnd(TargetPartition partition, long end) {
        assertThat(partition.wantsEnd()).isTrue();
        partition.endAsked();
        partition.endAnswered(WireError.NONE, end);
    }

    private static void save(TargetPartition partition) {
        Optional<Checkpoint> wanted = partition.checkpoint();
        partition.saved(wanted.orElse(null));
    }

    private StopKind stopAfter(WireError error) {
        TargetPartition partition = recovered(standard(), 100, 49);
        offer(100, 10);
        partition.answered(next(partition), failed(error));
        assertThat(partition.isStopped()).isTrue();
        return progress.report().stop().orElseThrow().kind();
    }

    private static AppendResult at(long offset) {
        return new AppendResult(WireError.NONE, offset, -1, "", 0);
    }

    private static AppendResult failed(WireError error) {
        return new AppendResult(error, -1, -1, "", 0);
    }

    private void elapse(Duration duration) {
        clock.addAndGet(duration.toNanos());
    }
}
