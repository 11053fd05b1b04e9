package io.godwit.migration.cutover;

import static io.godwit.migration.cutover.StragglerWorld.A_0;
import static io.godwit.migration.cutover.StragglerWorld.B_0;
import static io.godwit.migration.cutover.StragglerWorld.STRAGGLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.status.WatchStatus;
import io.godwit.core.status.WatchStore;
import io.godwit.core.straggler.StragglerStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mirror watches the source after the switch; the test's watch lasts a minute from 60 s before its clock begins. */
class SourceWatchTest {
    private final StragglerWorld world = new StragglerWorld(false);
    private final SourceWatch watch = new SourceWatch(
            world.migration, world.scope().source(), world.scope().target(), world.memory, "ann@here/7", world);

    private void lookAfter(Duration time) {
        world.pause(time);
        world.scope();
        watch.look();
    }

    private WatchStatus kept() {
        return new WatchStore(world.memory).get("all").orElseThrow();
    }

    private List<JournalEvent> events() {
        return world.events(StragglerStore.SEEN);
    }

    private void switchNow() {
        ProducerState.Switched old = world.switched(false);
        world.store(world.memory)
                .save(
                        new ProducerState.Switched(
                                old.pausedAt(),
                                world.now(),
                                old.activeGroups(),
                                old.switchPoint(),
                                old.pauses(),
                                old.placements(),
                                false),
                        "");
    }

    @Test
    void shouldTellEachTopicOnceAndAgainWhenItHasGrown() {
        switchNow();
        lookAfter(Duration.ofSeconds(1));
        assertThat(kept().stragglers()).isEmpty();
        assertThat(events()).isEmpty();

        world.source.write(A_0, STRAGGLER, "left 0");
        lookAfter(Duration.ofSeconds(2));
        lookAfter(Duration.ofSeconds(2));
        assertThat(events()).hasSize(1);
        assertThat(events().get(0).details().path("topic").asText()).isEqualTo("a");
        assertThat(events().get(0).details().path("names").asText()).contains("a-0");
        assertThat(kept().stragglers()).containsOnlyKeys("a").containsEntry("a", 1L);

        world.source.write(B_0, STRAGGLER, "left 1");
        lookAfter(Duration.ofSeconds(2));
        assertThat(events()).hasSize(2);
    }

    @Test
    void shouldNotTellEachRecordOfOneThatGoesOn() {
        switchNow();
        for (int i = 0; i < 20; i++) {
            world.source.write(A_0, STRAGGLER, "left " + i);
            lookAfter(Duration.ofSeconds(2));
        }
        assertThat(events()).hasSize(1);
    }

    @Test
    void shouldEndCleanWhenNobodyWrote() throws Exception {
        switchNow();
        lookAfter(Duration.ofSeconds(2));
        assertThat(kept().ended()).isFalse();

        lookAfter(Duration.ofSeconds(60));

        assertThat(kept().ended()).isTrue();
        assertThat(kept().stragglers()).isEmpty();
        assertThat(state()).isEqualTo("WATCHED");
    }

    private String state() throws InterruptedException {
        CutoverStore store = world.store(world.memory);
        return new Reporter(world.scope(), store, world.memory).report().state();
    }

    @Test
    void shouldNotEndCleanBeforeWhatWasWrittenIsCopied() throws Exception {
        switchNow();
        world.source.write(A_0, STRAGGLER, "left 0");
        lookAfter(Duration.ofSeconds(61));

        assertThat(kept().ended()).isTrue();
        assertThat(state()).isEqualTo("SWITCHED");
        world.copy();
        assertThat(state()).isEqualTo("WATCHED");
    }

    @Test
    void shouldForgetAWaveThatWentBackAndBeginAnewWithTheNextSwitch() {
        switchNow();
        lookAfter(Duration.ofSeconds(2));
        world.store(world.memory).save(ProducerState.OnSource.FIRST, "");
        lookAfter(Duration.ofSeconds(2));
        assertThat(new WatchStore(world.memory).all()).isEmpty();

        switchNow();
        lookAfter(Duration.ofSeconds(2));
        assertThat(kept().ended()).isFalse();
    }
}
