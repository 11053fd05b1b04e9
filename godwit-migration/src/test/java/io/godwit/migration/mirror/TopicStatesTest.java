package io.godwit.migration.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.status.SlowDown;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TopicStatesTest {
    @Test
    void shouldSayAllThatSlowsATopicDown() {
        assertThat(TopicStates.slowness(
                        OptionalLong.of(1 << 20),
                        OptionalLong.of(5 << 20),
                        List.of(new SlowDown("target broker 2", 900_000, "throttles us by 350 ms per request"))))
                .contains("throttled to 1MiB/s for this topic; throttled to 5MiB/s for all topics together; "
                        + "held back: target broker 2 throttles us by 350 ms per request");
    }

    @Test
    void shouldSayNothingWhenNothingDoes() {
        assertThat(TopicStates.slowness(OptionalLong.empty(), OptionalLong.empty(), List.of()))
                .isEmpty();
    }
}
