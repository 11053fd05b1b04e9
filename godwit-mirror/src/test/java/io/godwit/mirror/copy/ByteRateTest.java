package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.mirror.copy.ByteRate.Precedence;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ByteRateTest {
    private final AtomicLong clock = new AtomicLong();
    private final ByteRate rate = new ByteRate(clock::get);

    @Test
    void shouldNotWaitWithoutALimit() {
        rate.passed(1L << 40);

        assertThat(rate.waitMs(Precedence.BACKLOG)).isZero();
        assertThat(rate.portionBytes(1 << 20)).isEqualTo(1 << 20);
    }

    @Test
    void shouldWaitUntilWhatPassedIsPaidFor() {
        rate.limit(OptionalLong.of(1_000));
        rate.passed(500);
        assertThat(rate.waitMs(Precedence.BACKLOG)).isEqualTo(500);

        elapse(499);
        assertThat(rate.waitMs(Precedence.BACKLOG)).isEqualTo(1);

        elapse(1);
        assertThat(rate.waitMs(Precedence.BACKLOG)).isZero();
    }

    @Test
    void shouldNotSaveUpWhileIdle() {
        rate.limit(OptionalLong.of(1_000));
        elapse(3_600_000);
        rate.passed(1_100);

        assertThat(rate.waitMs(Precedence.BACKLOG)).isEqualTo(1_000);
    }

    @Test
    void shouldForgetTheDebtWhenTheLimitIsLifted() {
        rate.limit(OptionalLong.of(1_000));
        rate.passed(1_000_000);
        rate.limit(OptionalLong.empty());
        rate.limit(OptionalLong.of(1_000));

        assertThat(rate.waitMs(Precedence.BACKLOG)).isZero();
    }

    @Test
    void shouldAskForLittleWhenTheRateIsLow() {
        rate.limit(OptionalLong.of(1_000));

        assertThat(rate.portionBytes(1 << 20)).isEqualTo(250);
        assertThat(rate.portionBytes(10)).isEqualTo(10);
    }

    @Test
    void shouldLetATailPassBeforeABacklogIsPaidFor() {
        rate.limit(OptionalLong.of(1_000));
        rate.passed(700);

        assertThat(rate.waitMs(Precedence.TAIL)).isEqualTo(200);
        assertThat(rate.waitMs(Precedence.BACKLOG)).isEqualTo(700);
    }

    private void elapse(long milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
