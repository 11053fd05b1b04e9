package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BacklogOrderTest {
    private final BacklogOrder<String> order = new BacklogOrder<>();

    @Test
    void shouldTakeTheOneFirstOfWhichTheSourceDeletesRecordsSoonest() {
        order.add("later", OptionalLong.of(2_000));
        order.add("never", OptionalLong.empty());
        order.add("soon", OptionalLong.of(1_000));

        assertThat(take()).isEqualTo("soon");
        assertThat(take()).isEqualTo("later");
        assertThat(take()).isEqualTo("never");
        assertThat(order.next()).isEmpty();
    }

    @Test
    void shouldServeEachInItsTurnWhenNothingIsEverDeleted() {
        List<String> partitions = List.of("a", "b", "c");
        partitions.forEach(partition -> order.add(partition, OptionalLong.empty()));

        assertThat(serve(9)).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
    }

    @Test
    void shouldGiveTheOthersAQuarterOfTheTurnsWhenOneIsAlwaysMostUrgent() {
        // given
        order.add("hot", OptionalLong.of(1));
        for (int number = 0; number < 20; number++) {
            order.add("small-" + number, OptionalLong.of(1_000_000 + number));
        }
        Map<String, Integer> turns = new HashMap<>();

        // when
        for (int turn = 0; turn < 400; turn++) {
            turns.merge(order.next().orElseThrow(), 1, Integer::sum);
        }

        // then
        assertThat(turns.get("hot")).isBetween(280, 310);
        assertThat(turns).hasSize(21);
        turns.forEach((partition, count) -> assertThat(count).as(partition).isGreaterThanOrEqualTo(4));
    }

    @Test
    void shouldForgetWhatLeaves() {
        order.add("gone", OptionalLong.of(1));
        order.add("here", OptionalLong.of(2));
        order.forget("gone");

        assertThat(take()).isEqualTo("here");
        assertThat(order.isEmpty()).isTrue();
    }

    @Test
    void shouldRememberWhoWasServedWhileItWasAway() {
        order.add("a", OptionalLong.empty());
        order.add("b", OptionalLong.empty());
        assertThat(take()).isEqualTo("a");
        order.add("a", OptionalLong.empty());

        assertThat(order.next()).contains("b");
        assertThat(order.next()).contains("a");
    }

    private String take() {
        String next = order.next().orElseThrow();
        order.remove(next);
        return next;
    }

    private List<String> serve(int turns) {
        List<String> served = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            served.add(order.next().orElseThrow());
        }
        return served;
    }
}
