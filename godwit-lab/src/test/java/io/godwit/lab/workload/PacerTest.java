package io.godwit.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final Pacer pacer = new Pacer(now::get);

    @Test
    void shouldLetTheFirstMessageGoAtOnce() {
        assertThat(pacer.due(0.01)).isEqualTo(1);
        assertThat(pacer.due(0.01)).isZero();
    }

    @Test
    void shouldFollowTheRateWhenItJumpsTenfold() {
        pacer.due(10);
        now.addAndGet(SECOND);
        assertThat(pacer.due(10)).isEqualTo(10);
        now.addAndGet(SECOND);
        assertThat(pacer.due(100)).isEqualTo(100);
    }

    @Test
    void shouldNotFloodAfterAStandstill() {
        pacer.due(10);
        now.addAndGet(60 * SECOND);
        assertThat(pacer.due(10)).isEqualTo(10);
    }
}
