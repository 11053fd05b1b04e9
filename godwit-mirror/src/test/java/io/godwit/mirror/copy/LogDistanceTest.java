package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LogDistanceTest {
    private static final TopicPace AN_HOUR = pace(OptionalLong.of(3_600_000), OptionalLong.empty());
    private static final TopicPace TEN_MEGABYTES = pace(OptionalLong.empty(), OptionalLong.of(10_000_000));

    private final LogDistance distance = new LogDistance();

    @Test
    void shouldCountAsTailUntilTheSourceSaysOtherwise() {
        distance.start(100);
        assertThat(distance.isNear()).isTrue();

        distance.heard(100, 0);
        assertThat(distance.isNear()).isTrue();

        distance.heard(101, 0);
        assertThat(distance.isNear()).isFalse();
        assertThat(distance.isUnread()).isTrue();
    }

    @Test
    void shouldBecomeATailNearTheEndAndStayOneForAWhile() {
        distance.start(0);
        distance.heard(10_000, 0);
        distance.moved(5_000, 5_000_000, 1);
        assertThat(distance.remainingBytes()).isEqualTo(5_000_000);
        assertThat(distance.isNear()).isFalse();

        distance.moved(9_800, 4_800_000, 2);
        assertThat(distance.isNear()).isTrue();

        distance.heard(10_500, 1_000);
        assertThat(distance.isNear()).as("700 KB behind").isTrue();

        distance.heard(11_000, 1_000);
        assertThat(distance.isNear()).as("1.2 MB behind").isFalse();
    }

    @Test
    void shouldTellWhenTheNextRecordIsDeletedByAge() {
        distance.start(0);
        distance.heard(10_000, 0);
        assertThat(distance.deletedAtMs(AN_HOUR)).as("not read yet").hasValue(0);

        distance.moved(5_000, 5_000_000, 1_000);

        assertThat(distance.deletedAtMs(AN_HOUR)).hasValue(3_601_000);
        assertThat(distance.deletedAtMs(TopicPace.FREE)).isEmpty();
    }

    @Test
    void shouldTellWhenTheNextRecordIsDeletedBySize() {
        distance.start(0);
        distance.heard(10_000, 0);
        distance.moved(5_000, 5_000_000, 1_000);
        assertThat(distance.deletedAtMs(TEN_MEGABYTES)).as("it does not grow").isEmpty();

        // 1 MB in 10 s, and 4 MB are free
        distance.heard(11_000, 10_000);
        assertThat(distance.deletedAtMs(TEN_MEGABYTES)).hasValue(50_000);

        distance.heard(20_000, 20_000);
        assertThat(distance.deletedAtMs(TEN_MEGABYTES)).as("at once").hasValue(20_000);
    }

    @Test
    void shouldTakeTheEarlierOfAgeAndSize() {
        distance.start(0);
        distance.heard(10_000, 0);
        distance.moved(5_000, 5_000_000, 1_000);
        distance.heard(11_000, 10_000);

        assertThat(distance.deletedAtMs(pace(OptionalLong.of(60_000), OptionalLong.of(10_000_000))))
                .hasValue(50_000);
        assertThat(distance.deletedAtMs(pace(OptionalLong.of(10_000), OptionalLong.of(10_000_000))))
                .hasValue(11_000);
    }

    private static TopicPace pace(OptionalLong ms, OptionalLong bytes) {
        return new TopicPace(OptionalLong.empty(), ms, bytes);
    }
}
