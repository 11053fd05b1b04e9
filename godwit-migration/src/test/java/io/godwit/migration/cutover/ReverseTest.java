package io.godwit.migration.cutover;

import static io.godwit.migration.cutover.FakeWorld.ORDERS_0;
import static io.godwit.migration.cutover.FakeWorld.ORDERS_1;
import static io.godwit.migration.cutover.FakeWorld.PRICES_0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.ReverseMode;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.reverse.CopyDirection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The mirror turns round at the switch, so that what was written to the target can go back. */
class ReverseTest {
    private final FakeWorld world = FakeWorld.reversible();

    @Test
    void shouldCopyBackFromTheSwitchOn() throws Exception {
        CutoverReport report = switchAndWrite(world);

        assertThat(report.state()).isEqualTo("SWITCHED");
        assertThat(world.ordered()).isEqualTo(CopyDirection.REVERSE);
        assertThat(world.source.ends.get(ORDERS_0)).isGreaterThan(110);
        assertThat(world.run(Cutover::report).producers().reverse()).isPresent();
        assertThat(world.run(Cutover::report).producers().stragglers()).isEmpty();
    }

    private static CutoverReport switchAndWrite(FakeWorld world) throws InterruptedException {
        CutoverReport report = world.run(cutover -> cutover.start(false));
        world.pause(Duration.ofSeconds(3));
        return report;
    }

    @Test
    void shouldTakeAlongWhatWasWrittenToTheTarget() throws Exception {
        switchAndWrite(world);
        world.target.commit("bridge", PRICES_0, 77, "read there");

        CutoverReport report = world.run(Cutover::rollback);

        assertThat(report.state()).isEqualTo("ABORTED");
        assertThat(world.source.committed("bridge")).containsExactly(new Position(PRICES_0, 77, "read there"));
        assertOnSource(world);
    }

    private static void assertOnSource(FakeWorld world) throws InterruptedException {
        assertThat(world.running.values()).containsOnly(ClusterSide.SOURCE).hasSize(3);
        assertThat(world.ordered()).isEqualTo(CopyDirection.FORWARD);
        assertThat(world.configsHeld).isTrue();
        world.running.clear();
        world.pause(Duration.ofSeconds(1));
        assertThat(world.source.ends).isEqualTo(world.target.ends);
    }

    @Test
    void shouldSwitchAgainAfterARollback() throws Exception {
        switchAndWrite(world);
        world.run(Cutover::rollback);
        world.pause(Duration.ofSeconds(3));

        CutoverReport report = switchAndWrite(world);

        assertThat(report.state()).isEqualTo("SWITCHED");
        assertThat(world.running.values()).containsOnly(ClusterSide.TARGET).hasSize(3);
        assertThat(world.configsHeld).isFalse();
    }

    @Test
    void shouldPutProducersBackWhenTheMirrorDoesNotTurnRound() {
        world.mirrorIsDeaf = true;

        GodwitException failure = assertFails(world, cutover -> cutover.start(false), CutoverError.ABORTED);

        assertThat(failure.code().exitCode()).isEqualTo(ExitCode.RESTORED);
        assertThat(failure.reason()).contains("GW-CUT-023");
        assertThat(world.running).containsEntry("crm", ClusterSide.SOURCE);
        assertThat(world.ordered()).isEqualTo(CopyDirection.FORWARD);
    }

    @Test
    void shouldNotSwitchWithoutAReverseMirrorThatIsRequired() {
        world.reverse = ReverseMode.REQUIRED;
        world.source.writeObstacle = Optional.of("no permission to write to topic orders");

        GodwitException failure = assertFails(world, cutover -> cutover.start(false), CutoverError.ABORTED);

        assertThat(failure.reason()).contains("GW-CUT-022", "no permission to write");
        assertThat(world.running).containsEntry("crm", ClusterSide.SOURCE);
    }

    @Test
    void shouldSwitchWithoutAReverseMirrorThatIsOnlyPreferred() throws Exception {
        world.source.writeObstacle = Optional.of("no permission to write to topic orders");

        CutoverReport report = world.run(cutover -> cutover.start(false));

        assertThat(report.state()).isEqualTo("SWITCHED");
        assertThat(world.said).anyMatch(line -> line.contains("without a reverse mirror"));
        assertFails(world, Cutover::rollback, CutoverError.WRITTEN_TO_TARGET);
    }

    @Test
    void shouldStayOnTheTargetWhenTheReverseMirrorDoesNotDrain() throws Exception {
        switchAndWrite(world);
        world.onCommand("stop crm", () -> world.mirrorStands = true);

        GodwitException failure = assertFails(world, Cutover::rollback, CutoverError.ABORTED);

        assertThat(failure.code().exitCode()).isEqualTo(ExitCode.RESTORED);
        assertThat(failure.reason()).contains("GW-CUT-025");
        assertStayed();
    }

    private void assertStayed() throws InterruptedException {
        assertThat(world.running.values()).containsOnly(ClusterSide.TARGET).hasSize(3);
        assertThat(world.ordered()).isEqualTo(CopyDirection.REVERSE);
        assertThat(world.run(Cutover::report).state()).isEqualTo("SWITCHED");
    }

    @Test
    void shouldStayOnTheTargetWhenSomebodyGoesOnWritingThere() throws Exception {
        switchAndWrite(world);
        world.stragglerOnTarget = Optional.of(PRICES_0);

        GodwitException failure = assertFails(world, Cutover::rollback, CutoverError.ABORTED);

        assertThat(failure.reason()).contains("GW-CUT-024", "prices-0");
        assertStayed();
    }

    @Test
    void shouldStayOnTheTargetWhenSomebodyWroteToTheSource() throws Exception {
        switchAndWrite(world);
        world.onCommand("stop crm", () -> world.source.ends.merge(PRICES_0, 1L, Long::sum));

        GodwitException failure = assertFails(world, Cutover::rollback, CutoverError.ABORTED);

        assertThat(failure.reason()).contains("GW-CUT-013", "prices-0");
        assertStayed();
    }

    @Test
    void shouldTellStragglersFromTheMirror() throws Exception {
        switchAndWrite(world);
        world.memory.put("mirror/reverse-producer-id", "9");
        world.source.writers.add(new Writer(ORDERS_0, 9, 3, world.now().plusSeconds(1), Optional.empty()));
        world.source.writers.add(new Writer(ORDERS_1, 4711, 3, world.now().plusSeconds(1), Optional.of("old-crm")));
        world.source.ends.merge(PRICES_0, 2L, Long::sum);

        CutoverReport report = world.run(Cutover::report);

        assertThat(report.producers().stragglers())
                .containsOnlyKeys("orders", "prices")
                .containsEntry("prices", 2L);
        assertThat(report.producers().stragglerNames().orElseThrow())
                .contains("old-crm")
                .doesNotContain("producer id 9");
    }

    @TestFactory
    List<DynamicTest> shouldSwitchAfterAKillAtAnyPoint() throws Exception {
        FakeWorld whole = FakeWorld.reversible();
        whole.run(cutover -> cutover.start(false));
        return IntStream.range(0, whole.fuse.ticks())
                .mapToObj(action -> DynamicTest.dynamicTest("killed at action " + action, () -> {
                    FakeWorld killed = FakeWorld.reversible();
                    kill(killed, action, cutover -> cutover.start(false));

                    CutoverReport report = killed.run(cutover -> cutover.start(false));

                    assertThat(report.state()).isEqualTo("SWITCHED");
                    assertThat(killed.ordered()).isEqualTo(CopyDirection.REVERSE);
                    assertThat(killed.running.values())
                            .containsOnly(ClusterSide.TARGET)
                            .hasSize(3);
                }))
                .toList();
    }

    private static void kill(FakeWorld world, int action, FakeWorld.Act act) {
        world.fuse.burnAt(action);
        assertThatThrownBy(() -> world.run(act)).isInstanceOf(Fuse.Killed.class);
        world.fuse.putOut();
    }

    @TestFactory
    List<DynamicTest> shouldGoBackAfterAKillAtAnyPoint() throws Exception {
        return IntStream.range(0, actionsOfRollback())
                .mapToObj(action -> DynamicTest.dynamicTest("killed at action " + action, () -> {
                    FakeWorld killed = FakeWorld.reversible();
                    switchAndWrite(killed);
                    kill(killed, action, Cutover::rollback);

                    killed.run(Cutover::rollback);

                    assertOnSource(killed);
                }))
                .toList();
    }

    private static int actionsOfRollback() throws InterruptedException {
        FakeWorld whole = FakeWorld.reversible();
        switchAndWrite(whole);
        int before = whole.fuse.ticks();
        whole.run(Cutover::rollback);
        return whole.fuse.ticks() - before;
    }

    @TestFactory
    List<DynamicTest> shouldSwitchAgainAfterARollbackThatWasKilledAtAnyPoint() throws Exception {
        return IntStream.range(0, actionsOfRollback())
                .mapToObj(action -> DynamicTest.dynamicTest("killed at action " + action, () -> {
                    FakeWorld killed = FakeWorld.reversible();
                    switchAndWrite(killed);
                    kill(killed, action, Cutover::rollback);

                    startUntilSwitched(killed);

                    assertThat(killed.ordered()).isEqualTo(CopyDirection.REVERSE);
                    assertThat(killed.running.values())
                            .containsOnly(ClusterSide.TARGET)
                            .hasSize(3);
                }))
                .toList();
    }

    /** The first command may have to finish the way back; it says so with exit code 8. */
    private static void startUntilSwitched(FakeWorld world) throws InterruptedException {
        try {
            world.run(cutover -> cutover.start(false));
        } catch (GodwitException e) {
            assertThat(e.code()).isEqualTo(CutoverError.ABORTED);
            world.run(cutover -> cutover.start(false));
        }
        assertThat(world.run(Cutover::report).state()).isEqualTo("SWITCHED");
    }

    private static GodwitException assertFails(FakeWorld world, FakeWorld.Act act, CutoverError code) {
        GodwitException failure = catchThrowableOfType(GodwitException.class, () -> world.run(act));
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        return failure;
    }
}
