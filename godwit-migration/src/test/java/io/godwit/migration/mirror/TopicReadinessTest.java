package io.godwit.migration.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.engine.TopicShape;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.MirrorError;
import io.godwit.core.error.PlanError;
import io.godwit.core.status.TopicState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicReadinessTest {
    private static final String ID = "x1";

    @Test
    void shouldCopyWhenBothSidesHaveTheSamePartitions() {
        assertThat(obstacle(source(3), target(3), null)).isEmpty();
        assertThat(obstacle(source(3), target(3), ID)).isEmpty();
    }

    @Test
    void shouldWaitForThePlanWhenTheTargetHasTooLittle() {
        assertThat(obstacle(source(3), null, null)).get().isInstanceOf(TopicState.Planned.class);
        assertThat(obstacle(source(3), target(2), ID)).get().isInstanceOf(TopicState.Planned.class);
    }

    @Test
    void shouldNotBeginWhenTheTargetHasMorePartitions() {
        assertThat(code(obstacle(source(2), target(3), null))).contains(PlanError.TOO_MANY_PARTITIONS);
    }

    @Test
    void shouldGoOnWhenTheTargetGotPartitionsAfterTheCopyBegan() {
        assertThat(obstacle(source(2), target(3), ID)).isEmpty();
    }

    @Test
    void shouldJudgeNothingByATopicThatCouldNotBeDescribed() {
        assertThat(obstacle(source(0), target(3), null)).isEmpty();
        assertThat(obstacle(source(3), target(0), null)).isEmpty();
    }

    @Test
    void shouldStopWhenTheSourceTopicIsGoneOrAnotherOne() {
        assertThat(code(obstacle(null, target(3), ID))).contains(MirrorError.SOURCE_DELETED);
        assertThat(code(obstacle(source(3), target(3), "before"))).contains(MirrorError.SOURCE_RECREATED);
    }

    private static Optional<TopicState> obstacle(
            @Nullable TopicShape source, @Nullable TopicShape target, @Nullable String knownId) {
        return TopicReadiness.obstacle("order", source, target, knownId);
    }

    private static Optional<ErrorCode> code(Optional<TopicState> obstacle) {
        return obstacle.flatMap(TopicState::code);
    }

    private static TopicShape source(int partitions) {
        return new TopicShape("order", Optional.of(ID), partitions);
    }

    private static TopicShape target(int partitions) {
        return new TopicShape("order", Optional.of("y1"), partitions);
    }
}
