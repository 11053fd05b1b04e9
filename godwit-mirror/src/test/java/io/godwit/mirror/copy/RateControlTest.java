package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateControlTest {
    private static final long MEGABYTE = 1_000_000;

    private final AtomicLong clock = new AtomicLong();
    private final RateControl control = new RateControl(Duration.ofMillis(500), clock::get);

    @Test
    void shouldLimitNothingWhileNobodyComplains() {
        for (int round = 0; round < 10; round++) {
            control.passed(50 * MEGABYTE);
            control.answered(TimeUnit.MILLISECONDS.toNanos(40));
            elapse(500);
            assertThat(control.bytesPerSecond()).isEmpty();
        }
        assertThat(control.reason()).isEmpty();
    }

    @Test
    void shouldGoToALittleLessThanWhatTheQuotaAllowed() {
        // given 8 MB at once, for which a quota of 2 MB/s makes us wait 4 s
        control.passed(8 * MEGABYTE);
        control.throttled(4_000);

        // when
        elapse(3_999);
        assertThat(control.bytesPerSecond()).as("the pause belongs to it").isEmpty();
        assertThat(control.reason()).as("told at once").contains("throttles us by 4000 ms per request");
        assertThat(control.passingBytesPerSecond()).isEqualTo(2 * MEGABYTE);
        elapse(1);

        // then
        assertThat(control.bytesPerSecond()).hasValue((long) (0.85 * 2 * MEGABYTE));
        assertThat(control.reason()).contains("throttles us by 4000 ms per request");
    }

    @Test
    void shouldKeepNearTheQuotaOfASimulatedBroker() {
        // given a broker that allows 5 MB/s, judged over the last 10 s as Kafka does
        double quota = 5 * MEGABYTE;
        double[] window = new double[20];
        double sum = 0;
        double total = 0;

        // when we send all that we may, at most 50 MB/s, for 100 s
        for (int round = 0; round < 200; round++) {
            double rate = control.bytesPerSecond().isPresent()
                    ? control.bytesPerSecond().getAsLong()
                    : 50 * MEGABYTE;
            double sent = rate / 2;
            control.passed((long) sent);
            sum += sent - window[round % 20];
            window[round % 20] = sent;
            total += round >= 40 ? sent : 0;
            double over = sum / 10 - quota;
            if (over > 0) {
                int throttleMs = (int) (over / quota * 10_000);
                control.throttled(throttleMs);
                for (int pause = 500; pause < throttleMs; pause += 500) {
                    round++;
                    sum -= window[round % 20];
                    window[round % 20] = 0;
                    elapse(500);
                }
            }
            elapse(500);
        }

        // then
        assertThat(total / 80).isBetween(0.7 * quota, 1.1 * quota);
    }

    @Test
    void shouldSlowDownWhenAppendsTakeLongAndRecoverWhenTheyDoNot() {
        // given
        steady(4, 20);

        // when
        control.passed(10 * MEGABYTE);
        control.answered(TimeUnit.MILLISECONDS.toNanos(800));
        elapse(500);

        // then
        assertThat(control.bytesPerSecond()).hasValue((long) (0.85 * 20 * MEGABYTE));
        assertThat(control.reason()).contains("takes 800 ms for an append (limit 500 ms)");

        for (int round = 0; round < 60 && control.bytesPerSecond().isPresent(); round++) {
            control.passed(control.bytesPerSecond().getAsLong() / 2);
            control.answered(1);
            elapse(500);
        }
        assertThat(control.bytesPerSecond()).isEmpty();
    }

    @Test
    void shouldGoDownToTheFloorWhileNothingIsAnswered() {
        // given
        steady(4, 20);

        // when
        for (int round = 1; round <= 20; round++) {
            control.waiting(TimeUnit.MILLISECONDS.toNanos(500L * round + 1));
            elapse(500);
            control.bytesPerSecond();
        }

        // then
        assertThat(control.bytesPerSecond()).hasValue(RateControl.FLOOR_BYTES);
        assertThat(control.reason()).contains("has not answered for 10.0 s (limit 500 ms)");
    }

    @Test
    void shouldBeFreeAgainWhenTheLimitIsNotNeeded() {
        control.passed(MEGABYTE);
        control.throttled(500);
        elapse(500);
        assertThat(control.bytesPerSecond()).isPresent();

        for (int round = 0; round < 20; round++) {
            elapse(500);
            control.bytesPerSecond();
        }

        assertThat(control.bytesPerSecond()).isEmpty();
        assertThat(control.reason()).isEmpty();
    }

    private void steady(int rounds, long megabytesPerSecond) {
        for (int round = 0; round < rounds; round++) {
            control.passed(megabytesPerSecond * MEGABYTE / 2);
            elapse(500);
            assertThat(control.bytesPerSecond()).isEmpty();
        }
    }

    private void elapse(long milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
