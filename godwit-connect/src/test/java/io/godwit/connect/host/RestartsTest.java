package io.godwit.connect.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private final HandClock clock = new HandClock();
    private final Restarts restarts = new Restarts(clock);

    @Test
    void shouldRestartAtOnceAndThenAfterPausesThatDouble() {
        assertThat(restarts.mayRestart("a")).isTrue();
        assertThat(restarts.mayRestart("a")).isFalse();
        clock.forward(2);
        assertThat(restarts.mayRestart("a")).isTrue();
        clock.forward(2);
        assertThat(restarts.mayRestart("a")).isFalse();
        clock.forward(2);
        assertThat(restarts.mayRestart("a")).isTrue();
        assertThat(restarts.count("a")).isEqualTo(3);
    }

    @Test
    void shouldNeverWaitLongerThanAMinute() {
        for (int i = 0; i < 30; i++) {
            clock.forward(60);
            assertThat(restarts.mayRestart("a")).isTrue();
        }
    }

    @Test
    void shouldForgiveWhatRanWellForAWhile() {
        restarts.mayRestart("a");
        clock.forward(301);

        assertThat(restarts.mayRestart("a")).isTrue();
        assertThat(restarts.count("a")).isEqualTo(1);
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T00:00:00Z");

        void forward(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
