package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.mirror.copy.ByteRate.Precedence;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BrokerAppendsTest {
    private final AtomicLong clock = new AtomicLong();
    private final BrokerAppends broker = new BrokerAppends(2, Duration.ofMillis(500), clock::get);

    @Test
    void shouldNotBlameTheBrokerForWhatWasSentAhead() {
        // given five requests at once, each of which takes 200 ms
        for (int number = 0; number < 5; number++) {
            broker.sent(0, 1_000_000);
        }

        // when
        for (int number = 0; number < 5; number++) {
            elapse(200);
            broker.answered(0, true, 0);
        }

        // then
        assertThat(broker.look()).isEmpty();
    }

    @Test
    void shouldTellThatABrokerDoesNotAnswer() {
        broker.sent(0, 1_000_000);
        elapse(700);

        assertThat(broker.look()).get().satisfies(held -> {
            assertThat(held.cluster()).isEqualTo("target");
            assertThat(held.broker()).isEqualTo(2);
            assertThat(held.reason()).startsWith("has not answered for 0.7 s");
        });
    }

    @Test
    void shouldNotTakeABrokenConnectionForAnAnswer() {
        broker.sent(0, 1_000_000);
        elapse(400);
        broker.answered(0, false, 0);
        elapse(400);

        assertThat(broker.look()).isEmpty();
    }

    @Test
    void shouldLetTailsPassWhileBacklogsPay() {
        // given
        broker.sent(0, 1_000_000);
        elapse(100);
        broker.answered(0, true, 500);
        elapse(500);
        assertThat(broker.waitMs(Precedence.BACKLOG)).isZero();

        // when
        broker.sent(0, 700_000);

        // then
        assertThat(broker.waitMs(Precedence.BACKLOG)).isPositive();
        assertThat(broker.waitMs(Precedence.TAIL)).isZero();
        assertThat(broker.portionBytes(4 << 20)).isLessThan(1_000_000);
    }

    private void elapse(long milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
