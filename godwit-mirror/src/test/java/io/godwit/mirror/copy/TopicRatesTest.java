package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicRatesTest {
    private final AtomicLong clock = new AtomicLong();
    private final TopicRates rates = new TopicRates(clock::get);
    private final SourcePartition order = partition("order");

    @Test
    void shouldHoldATopicUntilItIsPaidForAndNoOther() {
        // given
        rates.set(Map.of("order", limit(1_000_000), "price", TopicPace.FREE));

        // when
        rates.passed("order", 500_000);
        rates.passed("price", 500_000);
        rates.await(order);

        // then
        assertThat(rates.mayPass("order")).isFalse();
        assertThat(rates.mayPass("price")).isTrue();
        assertThat(rates.isAnyWaiting()).isTrue();
        assertThat(rates.waitMs()).isEqualTo(500);
        elapse(499);
        assertThat(rates.takeDue()).isEmpty();
        elapse(1);
        assertThat(rates.takeDue()).containsExactly(order);
        assertThat(rates.isAnyWaiting()).isFalse();
    }

    @Test
    void shouldLetGoWhoWaitsWhenTheLimitIsTakenAway() {
        rates.set(Map.of("order", limit(1_000)));
        rates.passed("order", 500_000);
        rates.await(order);

        assertThat(rates.set(Map.of("order", TopicPace.FREE))).containsExactly(order);
        assertThat(rates.mayPass("order")).isTrue();
    }

    @Test
    void shouldKeepTheDebtWhenTheLimitChanges() {
        rates.set(Map.of("order", limit(1_000_000)));
        rates.passed("order", 500_000);
        rates.await(order);

        assertThat(rates.set(Map.of("order", limit(5_000_000)))).isEmpty();

        assertThat(rates.waitMs()).isEqualTo(100);
    }

    @Test
    void shouldAskForLittleOfEachOfManyPartitions() {
        rates.set(Map.of("order", limit(1_000_000)));

        assertThat(rates.portionBytes("order", 1, 1 << 20)).isEqualTo(250_000);
        assertThat(rates.portionBytes("order", 5, 1 << 20)).isEqualTo(50_000);
        assertThat(rates.portionBytes("order", 1_000, 1 << 20)).isEqualTo(16 << 10);
        assertThat(rates.portionBytes("price", 1_000, 1 << 20)).isEqualTo(1 << 20);
    }

    private static TopicPace limit(long bytesPerSecond) {
        return new TopicPace(OptionalLong.of(bytesPerSecond), OptionalLong.empty(), OptionalLong.empty());
    }

    private static SourcePartition partition(String topic) {
        return new SourcePartition(new Lane(new TopicPartition(topic, 0), unused -> {}), new PartitionProgress());
    }

    private void elapse(long milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
