package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private final AtomicInteger releases = new AtomicInteger();
    private final MemoryBudget budget = new MemoryBudget(100, releases::incrementAndGet);

    @Test
    void shouldGiveWhatIsLeft() {
        assertThat(budget.reserve(70, 10, 0)).isEqualTo(70);
        assertThat(budget.reserve(70, 10, 0)).isEqualTo(30);
        assertThat(budget.reserve(70, 1, 0)).isZero();
        assertThat(budget.usedBytes()).isEqualTo(100);
    }

    @Test
    void shouldTellOnceThatMemoryCameFreeWhenSomeoneWasRefused() {
        assertThat(budget.reserve(95, 10, 0)).isEqualTo(95);
        budget.add(-1);
        assertThat(releases).hasValue(0);

        assertThat(budget.reserve(10, 10, 0)).isZero();
        budget.add(-40);
        budget.add(-40);

        assertThat(releases).hasValue(1);
        assertThat(budget.usedBytes()).isEqualTo(14);
    }

    @Test
    void shouldLeaveSomeToThoseWhoGoFirst() {
        assertThat(budget.reserve(100, 10, 25)).isEqualTo(75);
        assertThat(budget.reserve(100, 10, 25)).isZero();
        assertThat(budget.reserve(100, 10, 0)).isEqualTo(25);
    }

    @Test
    void shouldNotTellOfLessThanWhatIsNeeded() {
        assertThat(budget.reserve(100, 10, 0)).isEqualTo(100);
        assertThat(budget.reserve(50, 40, 0)).isZero();
        budget.add(-20);
        assertThat(releases).hasValue(0);
        budget.add(-20);

        assertThat(releases).hasValue(1);
    }

    @Test
    void shouldGoOverTheLimitForABatchThatIsLargerThanExpected() {
        assertThat(budget.reserve(100, 10, 0)).isEqualTo(100);
        budget.add(50);

        assertThat(budget.usedBytes()).isEqualTo(150);
        assertThat(budget.reserve(10, 10, 0)).isZero();
    }

    @Test
    void shouldComeFreeWithTheLastPieceOfAResponse() {
        budget.add(60);
        Lease response = new Lease(budget, 60);
        Lease first = response.retain();
        Lease second = response.retain();

        response.release();
        first.release();
        assertThat(budget.usedBytes()).isEqualTo(60);

        second.release();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void shouldOccupyNothingWithoutBytes() {
        Lease.NONE.retain().release();
        Lease.NONE.release();

        assertThat(budget.usedBytes()).isZero();
    }
}
