package io.godwit.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrafficShapeTest {
    private static final long MOST = 5_000_000;

    private static TopicTraffic topic(String name, double rate, int bytes) {
        return new TopicTraffic(name, rate, bytes, 0, List.of(3, 1));
    }

    private static double bytes(List<TopicTraffic> topics) {
        return topics.stream().mapToDouble(TopicTraffic::bytesPerSecond).sum();
    }

    @Test
    void shouldKeepWhatWasMeasuredWithinTheLimit() {
        List<TopicTraffic> measured = List.of(topic("a", 100, 1_000), topic("b", 20, 500));

        assertThat(TrafficShape.of(measured, OptionalLong.empty(), MOST)).isEqualTo(measured);
    }

    @Test
    void shouldNeverPassTheLimit() {
        List<TopicTraffic> shaped = TrafficShape.of(
                List.of(topic("a", 9_000, 1_000), topic("b", 3_000, 1_000)), OptionalLong.empty(), MOST);

        assertThat(bytes(shaped)).isCloseTo(MOST, within(1.0));
        assertThat(shaped.get(0).recordsPerSecond()).isCloseTo(3 * shaped.get(1).recordsPerSecond(), within(0.001));
    }

    @Test
    void shouldScaleToWhatIsWanted() {
        List<TopicTraffic> shaped = TrafficShape.of(List.of(topic("a", 100, 1_000)), OptionalLong.of(1_000_000), MOST);

        assertThat(bytes(shaped)).isCloseTo(1_000_000, within(1.0));
    }

    @Test
    void shouldGiveEachTopicSomething() {
        List<TopicTraffic> shaped =
                TrafficShape.of(List.of(topic("a", 0, 0), topic("b", 1_000, 1_000)), OptionalLong.empty(), MOST);

        assertThat(shaped.get(0).recordsPerSecond()).isEqualTo(TrafficShape.LEAST_RECORDS_PER_SECOND);
        assertThat(shaped.get(0).recordBytes()).isEqualTo(TrafficShape.LEAST_RECORD_BYTES);
    }

    @Test
    void shouldKeepTheLimitEvenWhereEachTopicGetsSomething() {
        List<TopicTraffic> many = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> topic("t" + i, 0, 100_000))
                .toList();

        assertThat(bytes(TrafficShape.of(many, OptionalLong.empty(), MOST))).isLessThanOrEqualTo(MOST + 1);
    }
}
