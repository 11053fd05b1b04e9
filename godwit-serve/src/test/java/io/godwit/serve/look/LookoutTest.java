package io.godwit.serve.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.control.ControlEvents;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import io.godwit.core.status.Figures;
import io.godwit.core.status.MirrorSession;
import io.godwit.serve.look.History.Range;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Migration migration = TestMigrations.between("crm", "old:9092", "new:9092");

    private Lookout lookout() {
        journal.put(
                "mirror/session",
                Json.line(new MirrorSession(
                        "batch",
                        "ops@host/1",
                        NOW.minusSeconds(60),
                        NOW,
                        false,
                        OptionalLong.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        OptionalLong.empty())));
        return new Lookout(new Looker(
                migration,
                journal,
                () -> {
                    throw new GodwitException(ClusterError.NO_ANSWER, "source old:9092", "it does not answer", "look");
                },
                clock));
    }

    @Test
    void shouldKeepTheLastLookAndSayWhyThereIsNoNewerOne() {
        Lookout lookout = lookout();
        lookout.look();
        assertThat(lookout.last().orElseThrow().trouble()).isEmpty();

        // Without a running mirror both clusters are asked, and they do not answer.
        journal.remove("mirror/session");
        lookout.look();

        Look last = lookout.last().orElseThrow();
        assertThat(last.asOf()).isEqualTo(NOW);
        assertThat(last.trouble().orElseThrow().code()).isEqualTo(ClusterError.NO_ANSWER);
        assertThat(last.number()).isGreaterThan(1);
    }

    @Test
    void shouldSayWhyThereIsNoLookAtAll() {
        Lookout lookout = lookout();
        journal.remove("mirror/session");

        lookout.look();

        assertThat(lookout.last()).isEmpty();
        assertThat(lookout.trouble().orElseThrow().code()).isEqualTo(ClusterError.NO_ANSWER);
    }

    @Test
    void shouldTellEachEventOnceAndTheLastPlan() {
        Lookout lookout = lookout();
        List<String> heard = new ArrayList<>();
        lookout.listen(
                (look, fresh) -> fresh.forEach(event -> heard.add(event.event().type())));
        journal.append(new JournalEvent(
                NOW, "apply.started", "a", Json.tree(Map.of("planHash", "abc", "steps", 3, "alreadyDone", 1))));
        lookout.look();
        journal.append(ControlEvents.resume(NOW, "a", new ControlEvents.Resume(new TreeSet<>())));
        journal.append(new JournalEvent(NOW, "apply.finished", "a", Json.tree(Map.of("done", 3, "failed", 0))));
        lookout.look();

        assertThat(heard).containsExactly("apply.started", "control.resume", "apply.finished");
        LastPlan plan = lookout.last().orElseThrow().plan().orElseThrow();
        assertThat(plan.planHash()).isEqualTo("abc");
        assertThat(plan.isComplete()).isTrue();
        assertThat(lookout.events().latest(3, "", 10)).hasSize(2);
    }

    @Test
    void shouldTellTheWritePauseAgainstItsBudget() {
        CutoverStore store = new CutoverStore(journal, "all", "ops", clock);
        store.save(
                ProducerState.OnSource.FIRST.fence(NOW.minusSeconds(20), new TreeSet<>()), "the producers are stopped");
        Lookout lookout = lookout();

        lookout.look();

        WaveGlance wave = lookout.last().orElseThrow().waves().get(0);
        assertThat(wave.state()).isEqualTo("FENCING");
        assertThat(wave.pausedForMs()).hasValue(20_000);
        assertThat(wave.budgetMs()).isEqualTo(60_000);
        assertThat(wave.isSwitched()).isFalse();
        assertThat(wave.next()).contains("godwit cutover abort");
    }

    @Test
    void shouldKeepTheLastHourFinelyAndTheLastDayCoarselyInBoundedMemory() {
        History history = new History();
        for (int second = 0; second < 30 * 3600; second++) {
            history.add(History.Sample.of(NOW.plusSeconds(second), Figures.UNKNOWN, true));
        }

        assertThat(history.samples(Range.HOUR)).hasSize(720);
        assertThat(history.samples(Range.DAY)).hasSizeBetween(1_440, 1_441);
        assertThat(history.samples(Range.HOUR).get(0).copied()).isEmpty();
    }

    @Test
    void shouldGoOnWithItsHistoryAfterTheClockWasSetBack() {
        History history = new History();
        history.add(History.Sample.of(NOW.plus(Duration.ofDays(1)), Figures.UNKNOWN, true));
        history.add(History.Sample.of(NOW, Figures.UNKNOWN, true));
        history.add(History.Sample.of(NOW.plusSeconds(5), Figures.UNKNOWN, true));

        assertThat(history.samples(Range.HOUR)).extracting(History.Sample::at).containsExactly(NOW, NOW.plusSeconds(5));
    }
}
