package io.godwit.connect.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ByteThrottleTest {
    private long nowNanos = 1_000_000_000L;
    private long naps;
    private final ByteThrottle throttle = new ByteThrottle(() -> nowNanos, this::nap);

    private void nap(long millis) {
        naps++;
        nowNanos += millis * 1_000_000;
    }

    @Test
    void shouldLetPassWhatTheRateAllows() {
        throttle.limit(OptionalLong.of(1_000_000));
        long begin = nowNanos;
        for (int i = 0; i < 100; i++) {
            throttle.take(100_000);
        }

        assertThat((nowNanos - begin) / 1e9).isCloseTo(10, Offset.offset(0.3));
    }

    @Test
    void shouldNotWaitWithoutALimit() {
        throttle.take(Long.MAX_VALUE / 2);

        assertThat(naps).isZero();
    }

    @Test
    void shouldNotMakeAFloodOfAnIdleHour() {
        throttle.limit(OptionalLong.of(1_000_000));
        nowNanos += 3_600_000_000_000L;
        long begin = nowNanos;
        throttle.take(5_000_000);

        assertThat((nowNanos - begin) / 1e9).isCloseTo(5, Offset.offset(0.3));
    }

    @Test
    void shouldLetWaitersGoWhenTheLimitIsTakenAway() {
        ByteThrottle[] own = new ByteThrottle[1];
        own[0] = new ByteThrottle(() -> nowNanos, millis -> {
            nap(millis);
            own[0].limit(OptionalLong.empty());
        });
        own[0].limit(OptionalLong.of(1));
        own[0].take(1_000_000);

        assertThat(naps).isEqualTo(1);
    }

    @Test
    void shouldLetWaitersGoWhenTheEngineEnds() {
        ByteThrottle[] own = new ByteThrottle[1];
        own[0] = new ByteThrottle(() -> nowNanos, millis -> {
            nap(millis);
            own[0].release();
        });
        own[0].limit(OptionalLong.of(1));
        own[0].take(1_000_000);

        assertThat(naps).isEqualTo(1);
    }
}
