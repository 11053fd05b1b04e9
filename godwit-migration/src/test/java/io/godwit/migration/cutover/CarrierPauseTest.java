package io.godwit.migration.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.groups.CarryMark;
import io.godwit.core.journal.InMemoryJournal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CarrierPauseTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final CarryMark mark = new CarryMark(journal);
    private final PassingTime time = new PassingTime();

    /** Each pause passes at once; then something happens. */
    private static final class PassingTime implements Waiting {
        private Instant now = BEGIN;
        private Runnable then = () -> {};

        @Override
        public Clock clock() {
            return Clock.fixed(now, ZoneOffset.UTC);
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
            then.run();
        }
    }

    @Test
    void shouldNotWaitWhenTheMirrorSetsNothing() throws InterruptedException {
        new CarrierPause(journal, time).await();

        assertThat(time.now).isEqualTo(BEGIN);
    }

    @Test
    void shouldWaitUntilTheMirrorHasSetWhatItBegan() throws InterruptedException {
        mark.raise(BEGIN);
        time.then = () -> {
            if (!time.now.isBefore(BEGIN.plusSeconds(1))) {
                mark.lower();
            }
        };

        new CarrierPause(journal, time).await();

        assertThat(time.now).isEqualTo(BEGIN.plusSeconds(1));
    }

    @Test
    void shouldGoOnWhenTheMirrorIsAtItsNextRound() throws InterruptedException {
        mark.raise(BEGIN);
        time.then = () -> mark.raise(BEGIN.plusMillis(10));

        new CarrierPause(journal, time).await();

        assertThat(time.now).isBefore(BEGIN.plusSeconds(1));
    }

    @Test
    void shouldNotWaitForeverForAMirrorThatWasKilled() throws InterruptedException {
        mark.raise(BEGIN);

        new CarrierPause(journal, time).await();

        assertThat(time.now).isEqualTo(BEGIN.plus(CarrierPause.LONGEST));
    }
}
