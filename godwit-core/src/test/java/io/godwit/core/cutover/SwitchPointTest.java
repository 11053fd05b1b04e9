package io.godwit.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.SwitchPoint.PartitionEnds;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SwitchPointTest {
    private static final PartitionId ORDERS = new PartitionId("orders", 0);
    private static final SwitchPoint POINT = new SwitchPoint(List.of(new PartitionEnds(ORDERS, 10, 13)));

    @Test
    void shouldBeUntouchedOnlyWhenTheTargetEndsWhereItDid() {
        assertThat(POINT.untouched(Map.of(ORDERS, 13L))).isPresent();
        assertThat(POINT.untouched(Map.of(ORDERS, 15L))).isEmpty();
        assertThat(POINT.writtenByTopic(Map.of(ORDERS, 15L))).containsExactly(Map.entry("orders", 2L));
        assertThat(POINT.stragglersByTopic(Map.of(ORDERS, 11L))).containsExactly(Map.entry("orders", 1L));
    }

    @Test
    void shouldSurviveTheJournalAsAState() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        ProducerState state = new ProducerState.Starting(
                at, new TreeSet<>(List.of("bridge")), POINT, List.of(), false, Optional.empty());

        assertThat(Json.read(Json.line(state), ProducerState.class)).isEqualTo(state);
    }

    @Test
    void shouldRunTheBudgetFromTheStopOn() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        WriteBudget budget = new WriteBudget(at, Duration.ofSeconds(60));

        assertThat(budget.within(Duration.ofSeconds(20), at.plusSeconds(50))).isEqualTo(Duration.ofSeconds(10));
        assertThat(budget.isSpent(at.plusSeconds(59))).isFalse();
        assertThat(budget.isSpent(at.plusSeconds(61))).isTrue();
    }

    @Test
    void shouldNameWhatMovedLast() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        QuietWatch watch = new QuietWatch(Duration.ofSeconds(2), at);
        watch.look(Map.of(ORDERS, 1L), at);
        watch.look(Map.of(ORDERS, 2L), at.plusSeconds(1));

        assertThat(watch.isQuiet(at.plusSeconds(2))).isFalse();
        assertThat(watch.movedLately()).containsExactly(ORDERS);
        watch.look(Map.of(ORDERS, 2L), at.plusSeconds(3));
        assertThat(watch.isQuiet(at.plusSeconds(3))).isTrue();
    }
}
