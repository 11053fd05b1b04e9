package io.godwit.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.journal.InMemoryJournal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StandingProducersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final StandingProducers standing = new StandingProducers();
    private int read;

    @Test
    void shouldFollowAWaveFromTheStopOfItsProducersToTheirReturn() {
        CutoverStore store = store("crm");
        ProducerState.Fencing fencing = ProducerState.OnSource.FIRST.fence(NOW, new TreeSet<>());

        store.save(fencing, "the write pause begins");
        assertThat(isAny()).isTrue();

        store.save(Fence.NONE, "the fence is taken down");
        store.save(
                "reporting",
                ((ConsumerState.Resting) ConsumerState.INITIAL).leave(new TreeSet<>(), Optional.empty()),
                "leaves the source");
        assertThat(isAny()).isTrue();

        store.save(ProducerState.OnSource.FIRST, "put back");
        assertThat(isAny()).isFalse();
    }

    @Test
    void shouldTellOneWaveFromAnother() {
        store("crm").save(ProducerState.OnSource.FIRST.fence(NOW, new TreeSet<>()), "");
        store("shop").save(ProducerState.OnSource.FIRST.fence(NOW, new TreeSet<>()), "");
        store("shop").save(ProducerState.OnSource.FIRST, "put back");

        assertThat(isAny()).isTrue();
    }

    private CutoverStore store(String wave) {
        return new CutoverStore(journal, wave, "tester", Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private boolean isAny() {
        standing.follow(journal.eventsFrom(read));
        read = journal.events().size();
        return standing.isAny();
    }
}
