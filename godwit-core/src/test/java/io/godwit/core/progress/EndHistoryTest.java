package io.godwit.core.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EndHistoryTest {
    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void shouldTellSinceWhenTheOldestRecordWaits() {
        EndHistory history = new EndHistory();
        history.saw(START, 100);
        history.saw(START.plusSeconds(10), 150);
        history.saw(START.plusSeconds(20), 200);

        assertThat(history.waiting(START.plusSeconds(30), 120)).contains(Duration.ofSeconds(20));
        assertThat(history.waiting(START.plusSeconds(30), 150)).contains(Duration.ofSeconds(10));
        assertThat(history.waiting(START.plusSeconds(30), 200)).contains(Duration.ZERO);
    }

    @Test
    void shouldNotKnowTheAgeOfWhatWasThereBeforeTheFirstLook() {
        EndHistory history = new EndHistory();
        history.saw(START, 100);
        history.saw(START.plusSeconds(10), 150);

        assertThat(history.waiting(START.plusSeconds(30), 50)).isEmpty();
    }

    @Test
    void shouldNotCountAPauseWithoutRecordsAsWaiting() {
        EndHistory history = new EndHistory();
        history.saw(START, 100);
        assertThat(history.waiting(START, 100)).contains(Duration.ZERO);
        history.saw(START.plusSeconds(3_600), 100);
        history.saw(START.plusSeconds(3_601), 101);

        assertThat(history.waiting(START.plusSeconds(3_602), 100)).contains(Duration.ofSeconds(1));
    }

    @Property(tries = 200)
    void shouldNeverTellLessThanTheTruthHoweverMuchIsForgotten(@ForAll @IntRange(min = 1, max = 2_000) int looks) {
        EndHistory history = new EndHistory();
        history.saw(START, 0);
        for (int look = 1; look <= looks; look++) {
            history.saw(START.plusSeconds(look), look * 10L);
        }
        long position = looks * 5L;
        // The record at the position arrived with the look that first saw an end beyond it.
        Duration truth = Duration.ofSeconds(looks - (position / 10 + 1));

        assertThat(history.waiting(START.plusSeconds(looks), position).orElseThrow())
                .isGreaterThanOrEqualTo(truth);
    }
}
