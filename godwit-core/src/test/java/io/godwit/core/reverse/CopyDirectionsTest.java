package io.godwit.core.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.journal.InMemoryJournal;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CopyDirectionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final CopyDirections directions = new CopyDirections(new InMemoryJournal());

    private static SortedSet<String> topics(String... names) {
        return new TreeSet<>(List.of(names));
    }

    @Test
    void shouldCountOrdersAndRepeatNone() {
        CopyOrder first = directions.turn("one", topics("orders"), CopyDirection.REVERSE, NOW);
        CopyOrder same = directions.turn("one", topics("orders"), CopyDirection.REVERSE, NOW.plusSeconds(9));
        CopyOrder next = directions.turn("one", topics("orders"), CopyDirection.HALTED, NOW);

        assertThat(first.number()).isEqualTo(1);
        assertThat(same).isEqualTo(first);
        assertThat(next.number()).isEqualTo(2);
        assertThat(directions.order("one")).contains(next);
    }

    @Test
    void shouldCopyForwardWhateverNobodyTurned() {
        directions.turn("one", topics("orders"), CopyDirection.REVERSE, NOW);
        directions.turn("two", topics("prices"), CopyDirection.FORWARD, NOW);

        assertThat(directions.turned()).containsOnlyKeys("orders").containsValue(CopyDirection.REVERSE);
    }

    @Test
    void shouldHaltATopicOfWhichTwoWavesSayDifferentThings() {
        directions.turn("one", topics("orders"), CopyDirection.REVERSE, NOW);
        directions.turn("two", topics("orders"), CopyDirection.HALTED, NOW);

        assertThat(directions.turned()).containsEntry("orders", CopyDirection.HALTED);
    }

    @Test
    void shouldFindTheReportOfTheMirror() {
        CopyOrder order = directions.turn("one", topics("orders"), CopyDirection.REVERSE, NOW);
        CopyReport waiting = CopyReport.waiting(order, NOW, "a broker");

        directions.report("one", waiting);

        assertThat(directions.report("one")).contains(waiting);
        assertThat(waiting.saysAs(CopyReport.settled(order, NOW))).isFalse();
    }
}
