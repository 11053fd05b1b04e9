package io.godwit.core.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Application;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.ConsumerState;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.Setback;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.ClusterSide;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CutoverHoldTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final InMemoryJournal journal = new InMemoryJournal();
    private final Migration migration = migration();
    private final CutoverStore store = new CutoverStore(journal, "all", "tester", CLOCK);

    @Test
    void shouldHoldNothingBeforeACutover() {
        assertThat(hold().reason("billing")).isEmpty();
        assertThat(hold().reason("unnamed")).isEmpty();
        assertThat(hold().returned("billing")).contains(0L);
    }

    @Test
    void shouldHoldAGroupFromTheMomentThatItsApplicationIsStopped() {
        store.save("reader", leaving(), "leaves");

        assertThat(hold().reason("billing")).contains("wave all of the cutover is moving it");
        assertThat(hold().reason("shipping")).as("another application").isEmpty();
    }

    @Test
    void shouldHoldAGroupThatWasMoved() {
        store.save("reader", new ConsumerState.Resting(ClusterSide.TARGET, List.of(), Optional.empty()), "");

        assertThat(hold().reason("billing")).contains("wave all of the cutover moved it to the target");
    }

    @Test
    void shouldTellByWhichStepAGroupCameBack() {
        store.save("reader", leaving(), "leaves");
        store.save("reader", new ConsumerState.Resting(ClusterSide.SOURCE, List.of(), Optional.empty()), "is back");

        assertThat(hold().reason("billing")).isEmpty();
        assertThat(hold().returned("billing")).contains(2L);
    }

    @Test
    void shouldHoldOfTheUnnamedGroupsOnlyThoseThatMoved() {
        store.save(
                WavePlan.OTHER_GROUPS,
                new ConsumerState.Resting(
                        ClusterSide.TARGET, List.of(new GroupPlacement("unnamed", List.of())), Optional.empty()),
                "");

        assertThat(hold().reason("unnamed")).isPresent();
        assertThat(hold().reason("new-since")).isEmpty();
        assertThat(hold().reason("billing")).isEmpty();
    }

    @Test
    void shouldHoldGroupsOfWritingApplicationsFromTheFenceOn() {
        store.save(new ProducerState.Held(NOW), "");
        assertThat(hold().reason("bridge")).isEmpty();
        assertThat(hold().returned("bridge")).as("a hold gives nothing back").isEmpty();

        ProducerState.Fencing fencing = new ProducerState.Held(NOW).release(NOW, new TreeSet<>());
        store.save(fencing, "");
        assertThat(hold().reason("bridge")).contains("wave all of the cutover is moving it");

        store.save(fencing.abort(new Setback(NOW, "GW-CUT-001", "", "why", "")).restored(), "");
        assertThat(hold().reason("bridge")).isEmpty();
        assertThat(hold().returned("bridge")).contains(3L);
    }

    private static ConsumerState leaving() {
        return ((ConsumerState.Resting) ConsumerState.INITIAL).leave(new TreeSet<>(), Optional.empty());
    }

    private CutoverHold hold() {
        return CutoverHold.read(migration, journal, CLOCK);
    }

    private static Migration migration() {
        Migration plain = TestMigrations.between("crm", "old:9092", "new:9092");
        return new Migration(
                plain.name(),
                plain.source(),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                plain.mirror(),
                plain.verify(),
                plain.cutover(),
                List.of(
                        application("reader", "billing", List.of()),
                        application("writer", "bridge", List.of("order")),
                        application("late", "shipping", List.of())),
                List.of(new Wave("all", List.of("reader", "writer", "late"))));
    }

    private static Application application(String name, String group, List<String> produces) {
        return Application.of(name, KafkaUse.of(List.of(group), produces));
    }
}
