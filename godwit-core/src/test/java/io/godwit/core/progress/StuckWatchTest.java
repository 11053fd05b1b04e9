package io.godwit.core.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StuckWatchTest {
    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
    private final StuckWatch<String> watch = new StuckWatch<>(Duration.ofSeconds(60));

    @Test
    void shouldFindWhatStandsStillAlthoughThereIsMore() {
        assertThat(watch.check("a", START, 10, true)).isEmpty();
        assertThat(watch.check("a", START.plusSeconds(59), 10, true)).isEmpty();
        assertThat(watch.check("a", START.plusSeconds(61), 10, true)).contains(Duration.ofSeconds(61));
    }

    @Test
    void shouldNotBlameWhoMovesOrHasNothingToDo() {
        watch.check("a", START, 10, true);
        assertThat(watch.check("a", START.plusSeconds(61), 11, true)).isEmpty();
        assertThat(watch.check("a", START.plusSeconds(90), 11, false)).isEmpty();
        assertThat(watch.check("a", START.plusSeconds(140), 11, true)).isEmpty();
    }

    @Test
    void shouldStartAnewAfterAPause() {
        watch.check("a", START, 10, true);
        watch.forget("a");

        assertThat(watch.check("a", START.plusSeconds(61), 10, true)).isEmpty();
    }
}
