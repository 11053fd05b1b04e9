package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.mirror.copy.Piece.Data;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.Piece.GapKind;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final MemoryBudget budget = new MemoryBudget(1_000_000, () -> {});
    private final AtomicInteger rooms = new AtomicInteger();
    private final Lane lane = new Lane(new TopicPartition("order", 0), unused -> rooms.incrementAndGet());

    @Test
    void shouldHandOverInOrder() {
        int generation = lane.nextGeneration();
        Piece first = offer(generation, 0);
        Piece second = offer(generation, 3);

        assertThat(lane.peek()).contains(first);
        lane.take();
        assertThat(lane.peek()).contains(second);
        lane.take();
        assertThat(lane.peek()).isEmpty();
    }

    @Test
    void shouldCountBytesUntilTheyAreSettled() {
        Data piece = offer(lane.nextGeneration(), 0);
        lane.take();
        assertThat(lane.waitingBytes()).isEqualTo(piece.batch().sizeInBytes());

        lane.settle(piece.batch().sizeInBytes());
        assertThat(lane.waitingBytes()).isZero();
    }

    @Test
    void shouldThrowAwayWhatIsOfAnOlderGeneration() {
        int old = lane.nextGeneration();
        offer(old, 0);
        offer(old, 3);

        int generation = lane.nextGeneration();
        assertThat(lane.waitingBytes()).isZero();
        assertThat(budget.usedBytes()).isZero();

        Piece piece = offer(generation, 7);
        assertThat(lane.peek()).contains(piece);
    }

    @Test
    void shouldGiveMemoryBackAtOnceWhenAPieceComesTooLate() {
        int old = lane.nextGeneration();
        lane.nextGeneration();

        offer(old, 0);

        assertThat(lane.waitingBytes()).isZero();
        assertThat(budget.usedBytes()).isZero();
        assertThat(lane.peek()).isEmpty();
    }

    @Test
    void shouldAnnounceItselfOnce() {
        lane.offer(lane.nextGeneration(), new Gap(0, 9, GapKind.HOLE), 0);

        assertThat(lane.announce()).isTrue();
        assertThat(lane.announce()).isFalse();
        lane.acknowledgeAnnouncement();
        assertThat(lane.announce()).isTrue();
    }

    @Test
    void shouldTellOnceWhenThereIsRoom() {
        int generation = lane.nextGeneration();
        int bytes = offer(generation, 0).batch().sizeInBytes();
        offer(generation, 3);
        offer(generation, 6);
        assertThat(lane.awaitRoom(bytes)).isTrue();

        lane.settle(bytes);
        assertThat(rooms).hasValue(0);
        lane.settle(bytes);
        lane.settle(bytes);

        assertThat(rooms).hasValue(1);
    }

    @Test
    void shouldNotBeWaitedForWhenThereIsRoomAlready() {
        int bytes = offer(lane.nextGeneration(), 0).batch().sizeInBytes();

        assertThat(lane.awaitRoom(bytes)).isFalse();
        lane.settle(bytes);

        assertThat(rooms).hasValue(0);
    }

    private Data offer(int generation, long from) {
        var batch = SourceLog.batch(from, 3);
        budget.add(batch.sizeInBytes());
        Data piece = new Data(batch, from, from + 2, CopyPath.PASSED, new Lease(budget, batch.sizeInBytes()));
        lane.offer(generation, piece, batch.sizeInBytes());
        return piece;
    }
}
