package io.godwit.migration.cutover;

import static io.godwit.migration.cutover.FakeWorld.ORDERS_0;
import static io.godwit.migration.cutover.FakeWorld.ORDERS_1;
import static io.godwit.migration.cutover.FakeWorld.PRICES_0;
import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.CutoverTopics;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waves move by themselves, in any order, each topic with the wave of its producers. */
class WavesTest {
    private final FakeWorld world = FakeWorld.inWaves();

    private void switchWave(String wave) throws InterruptedException {
        assertThat(world.run(wave, cutover -> cutover.start(false)).state()).isEqualTo("SWITCHED");
        world.pause(Duration.ofSeconds(3));
    }

    @Test
    void shouldCopyOneWaveBackWhileTheOthersRunForward() throws Exception {
        switchWave("first");

        assertThat(new CopyDirections(world.memory).turned())
                .containsOnlyKeys("prices")
                .containsEntry("prices", CopyDirection.REVERSE);
        assertThat(world.source.ends.get(PRICES_0)).isGreaterThan(110);
        assertThat(world.target.ends.get(ORDERS_0)).isEqualTo(world.source.ends.get(ORDERS_0));
        assertThat(world.running).containsEntry("bridge", ClusterSide.SOURCE).containsEntry("crm", ClusterSide.TARGET);
        assertThat(CutoverTopics.standings(world.migration(), world.source.topics(), world.memory, world.clock()))
                .containsOnlyKeys("prices");
    }

    @Test
    void shouldGoBackWithOneWaveAloneWhicheverSwitchedLast() throws Exception {
        switchWave("second");
        switchWave("first");

        world.run("second", Cutover::rollback);
        world.pause(Duration.ofSeconds(3));

        assertThat(world.running).containsEntry("bridge", ClusterSide.SOURCE).containsEntry("crm", ClusterSide.TARGET);
        assertThat(new CopyDirections(world.memory).turned()).containsOnlyKeys("prices");
        switchWave("second");
        assertThat(world.running).containsEntry("bridge", ClusterSide.TARGET);
    }

    @Test
    void shouldAbortOneWaveWhileAnotherIsHeld() throws Exception {
        world.run("first", cutover -> cutover.start(true));
        world.run("second", cutover -> cutover.start(true));

        world.run("first", Cutover::abort);

        assertThat(world.run("first", Cutover::report).state()).isEqualTo("ABORTED");
        assertThat(world.run("second", Cutover::report).state()).isEqualTo("HELD");
        assertThat(world.run("second", Cutover::release).state()).isEqualTo("SWITCHED");
    }

    /** Prices have switched, orders have not: both offsets are exact. */
    @Test
    void shouldPlaceAGroupThatReadsTopicsOfSeveralWaves() throws Exception {
        switchWave("first");
        world.source.commit("billing", PRICES_0, 108, "copied back");

        CutoverReport report = world.run("third", cutover -> cutover.start(true));

        assertThat(world.target.committed("billing"))
                .containsExactly(
                        new Position(ORDERS_0, 90, "kept"),
                        new Position(ORDERS_1, 12, ""),
                        new Position(PRICES_0, 108, "copied back"));
        assertThat(report.state()).isEqualTo("CONSUMERS_MOVED");
        assertThat(world.running)
                .containsEntry("billing", ClusterSide.TARGET)
                .containsEntry("bridge", ClusterSide.SOURCE);
    }

    @Test
    void shouldHaveNothingToHoldOrReleaseInAWaveOfConsumers() throws Exception {
        world.run("third", cutover -> cutover.start(false));

        CutoverReport report = world.run("third", Cutover::release);

        assertThat(report.state()).isEqualTo("CONSUMERS_MOVED");
        assertThat(report.producers().state()).isEqualTo("ON_SOURCE");
        assertThat(report.next()).contains("no producers");
        assertThat(new CopyDirections(world.memory).orders()).isEmpty();
        world.run("third", Cutover::rollback);
        assertThat(world.running).containsEntry("billing", ClusterSide.SOURCE);
    }

    @Test
    void shouldReadOnWhatASwitchedWaveWritesOnTheWayBackToo() throws Exception {
        switchWave("first");
        world.run("third", cutover -> cutover.start(true));
        long read = world.target.ends.getOrDefault(PRICES_0, 0L) - 1;
        world.target.commit("billing", PRICES_0, read, "on the target");
        world.pause(Duration.ofSeconds(1));

        world.run("third", Cutover::abort);

        assertThat(world.source.committed("billing")).contains(new Position(PRICES_0, read, "on the target"));
        assertThat(List.copyOf(world.running.values())).contains(ClusterSide.TARGET);
    }
}
