package io.godwit.migration.cutover;

import static io.godwit.migration.cutover.FakeWorld.ORDERS_0;
import static io.godwit.migration.cutover.FakeWorld.ORDERS_1;
import static io.godwit.migration.cutover.FakeWorld.PRICES_0;
import static io.godwit.migration.cutover.FakeWorld.SHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.cutover.CutoverStep;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.model.ClusterSide;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutoverTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void shouldMoveConsumersExactlyAndHoldProducers() throws Exception {
        CutoverReport report = world.run(cutover -> cutover.start(true));

        assertThat(report.state()).isEqualTo("HELD");
        assertThat(world.running)
                .isEqualTo(
                        Map.of("billing", ClusterSide.TARGET, "bridge", ClusterSide.SOURCE, "crm", ClusterSide.SOURCE));
        assertThat(world.target.committed("billing"))
                .containsExactly(new Position(ORDERS_0, 90 + SHIFT, "kept"), new Position(ORDERS_1, 12 + SHIFT, ""));
        assertThat(world.target.committed("idle")).containsExactly(new Position(ORDERS_0, 3 + SHIFT, "note"));
        assertThat(world.commands).doesNotContain("stop crm", "stop bridge");
    }

    @Test
    void shouldSwitchProducersWhenReleased() throws Exception {
        world.run(cutover -> cutover.start(true));

        CutoverReport report = world.run(Cutover::release);

        assertSwitched(world, report);
        assertThat(report.producers().pausedForMs()).isPresent();
        assertThat(report.writePauseMs()).hasValue(1_500);
        assertThat(world.configsHeld).isFalse();
    }

    private static void assertSwitched(FakeWorld world, CutoverReport report) {
        assertThat(report.state()).isEqualTo("SWITCHED");
        assertThat(world.running.values()).containsOnly(ClusterSide.TARGET).hasSize(3);
        assertThat(world.target.committed("bridge")).containsExactly(new Position(PRICES_0, 55 + SHIFT, ""));
        assertThat(world.target.committed("billing"))
                .containsExactly(new Position(ORDERS_0, 90 + SHIFT, "kept"), new Position(ORDERS_1, 12 + SHIFT, ""));
    }

    @Test
    void shouldRefuseToReleaseBeforeTheConsumersMoved() {
        assertFails(Cutover::release, CutoverError.CONSUMERS_FIRST);
        assertThat(world.commands).isEmpty();
    }

    @Test
    void shouldTouchNothingWhenNotReady() {
        world.gates = List.of(new Gate("mirror-lag", Gate.Result.UNMET, "40s", "under 10s", "too far behind", "wait"));

        GodwitException failure = assertFails(cutover -> cutover.start(false), CutoverError.NOT_READY);

        assertThat(failure.reason()).contains("too far behind");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void shouldBeBlockedByTheDoctor() {
        world.gates = List.of(new Gate("doctor", Gate.Result.BLOCKED, "1", "0", "GW-DOC-001", "godwit doctor"));

        assertThat(assertFails(cutover -> cutover.start(false), CutoverError.BLOCKED)
                        .code()
                        .exitCode())
                .isEqualTo(ExitCode.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop billing", "start billing", "health billing@target"})
    void shouldPutAConsumerBackThatCannotMove(String command) {
        world.failing.add(command);

        GodwitException failure = assertFails(cutover -> cutover.start(true), CutoverError.ABORTED);

        assertThat(failure.problems()).hasSize(1);
        assertThat(world.running).containsEntry("billing", ClusterSide.SOURCE).containsEntry("crm", ClusterSide.SOURCE);
        assertThat(world.source.committed("billing")).contains(new Position(ORDERS_0, 90, "kept"));
        assertThat(world.store().consumer("billing").word()).isEqualTo("PUT_BACK");
        assertThat(world.store().producers().word()).isEqualTo("ON_SOURCE");
    }

    @Test
    void shouldMoveAConsumerOnTheNextAttempt() throws Exception {
        world.failing.add("start billing");
        assertFails(cutover -> cutover.start(true), CutoverError.ABORTED);
        world.failing.clear();

        assertSwitched(world, world.run(cutover -> cutover.start(false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop crm", "stop bridge", "start crm", "start bridge"})
    void shouldPutProducersBackThatCannotSwitch(String command) {
        world.failing.add(command);
        world.silentStart = true;

        GodwitException failure = assertFails(cutover -> cutover.start(false), CutoverError.ABORTED);

        assertProducersRestored(failure, "GW-CUT-005");
    }

    private void assertProducersRestored(GodwitException failure, String cause) {
        assertThat(failure.code().exitCode()).isEqualTo(ExitCode.RESTORED);
        assertThat(failure.reason()).contains(cause);
        assertThat(world.running)
                .isEqualTo(
                        Map.of("billing", ClusterSide.TARGET, "bridge", ClusterSide.SOURCE, "crm", ClusterSide.SOURCE));
        assertThat(world.store().producers().word()).isEqualTo("ABORTED");
        assertThat(world.source.committed("bridge")).containsExactly(new Position(PRICES_0, 55, ""));
        assertThat(world.configsHeld).isTrue();
    }

    @Test
    void shouldNameAWriterThatDoesNotStopAndRestore() {
        world.straggler = Optional.of(PRICES_0);
        world.source.writers.add(new Writer(PRICES_0, 4711, 3, world.now().plusSeconds(20), Optional.of("price-feed")));

        GodwitException failure = assertFails(cutover -> cutover.start(false), CutoverError.ABORTED);

        assertProducersRestored(failure, "GW-CUT-013");
        assertThat(failure.reason()).contains("prices-0", "4711", "price-feed", "configured to write there: crm");
    }

    @Test
    void shouldRestoreWhenTheMirrorDoesNotDrainWithinTheBudget() throws Exception {
        world.run(cutover -> cutover.start(true));
        world.onCommand("stop crm", () -> {
            world.mirrorStands = true;
            world.source.ends.merge(ORDERS_0, 1L, Long::sum);
        });

        GodwitException failure = assertFails(Cutover::release, CutoverError.ABORTED);

        assertProducersRestored(failure, "GW-CUT-015");
    }

    @Test
    void shouldLeaveProducersAloneThatHaveWrittenToTheTarget() {
        world.failing.add("health crm");

        GodwitException failure = assertFails(cutover -> cutover.start(false), CutoverError.WRITTEN_TO_TARGET);

        assertThat(failure.reason()).contains("orders");
        assertThat(world.running).containsEntry("crm", ClusterSide.TARGET);
        assertThat(world.store().producers().word()).isEqualTo("STARTING");
    }

    @Test
    void shouldRestoreProducersOnAnInterrupt() {
        world.onCommand("stop crm", () -> Thread.currentThread().interrupt());

        GodwitException failure = assertFails(cutover -> cutover.start(false), CutoverError.ABORTED);

        assertProducersRestored(failure, "GW-GEN");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldBringEverythingBackOnAbort() throws Exception {
        world.run(cutover -> cutover.start(true));
        world.target.commit("billing", ORDERS_0, 95 + SHIFT, "later");

        CutoverReport report = world.run(Cutover::abort);

        assertThat(report.state()).isEqualTo("ABORTED");
        assertThat(world.running.values()).containsOnly(ClusterSide.SOURCE).hasSize(3);
        assertThat(world.source.committed("billing"))
                .containsExactly(new Position(ORDERS_0, 95, "later"), new Position(ORDERS_1, 12, ""));
    }

    @Test
    void shouldStartAnewAfterAnAbort() throws Exception {
        world.run(cutover -> cutover.start(true));
        world.run(Cutover::abort);

        assertSwitched(world, world.run(cutover -> cutover.start(false)));
    }

    @Test
    void shouldRefuseToAbortWhatHasSwitched() throws Exception {
        world.run(cutover -> cutover.start(false));

        assertFails(Cutover::abort, CutoverError.ALREADY_SWITCHED);
        assertThat(world.running).containsEntry("crm", ClusterSide.TARGET);
    }

    @Test
    void shouldRollBackProducersThatHaveWrittenNothing() throws Exception {
        world.silentStart = true;
        world.run(cutover -> cutover.start(false));

        world.run(Cutover::rollback);

        assertThat(world.running.values()).containsOnly(ClusterSide.SOURCE).hasSize(3);
        assertThat(world.configsHeld).isTrue();
    }

    @Test
    void shouldRefuseToRollBackWhatWasWrittenToTheTargetAndChangeNothing() throws Exception {
        world.run(cutover -> cutover.start(false));
        world.commands.clear();

        GodwitException failure = assertFails(Cutover::rollback, CutoverError.WRITTEN_TO_TARGET);

        assertThat(failure.reason()).containsPattern("orders \\d+");
        assertThat(world.commands).isEmpty();
        assertThat(world.store().producers().word()).isEqualTo("SWITCHED");
    }

    @Test
    void shouldRefuseAnActiveGroupOnTheTarget() {
        world.target.members.put("billing", new java.util.TreeSet<>(List.of("other@10.0.0.9")));

        GodwitException failure = assertFails(cutover -> cutover.start(true), CutoverError.ABORTED);

        assertThat(failure.reason()).contains("GW-CUT-008", "other@10.0.0.9");
        assertThat(world.source.members.get("billing")).isNotEmpty();
    }

    @Test
    void shouldLeaveEverythingToTheOneThatTookTheLease() throws Exception {
        Lease lease = world.leases.acquire(Lease.Role.OPERATOR);
        Cutover stale = world.process(lease);
        stale.start(true);
        world.leases.takeAway(Lease.Role.OPERATOR);
        world.commands.clear();

        assertThatThrownBy(stale::release).isInstanceOf(GodwitException.class).hasMessageContaining("GW-JNL-002");

        assertThat(world.commands).isEmpty();
    }

    @TestFactory
    List<DynamicTest> shouldGoOnAfterAKillAtAnyPoint() throws Exception {
        FakeWorld whole = new FakeWorld();
        whole.run(cutover -> cutover.start(false));
        int actions = whole.fuse.ticks();
        assertThat(actions).isGreaterThan(60);
        return IntStream.range(0, actions)
                .mapToObj(action -> DynamicTest.dynamicTest("killed at action " + action, () -> killAndGoOn(action)))
                .toList();
    }

    private static void killAndGoOn(int action) throws Exception {
        FakeWorld world = killed(action);

        assertSwitched(world, world.run(cutover -> cutover.start(false)));

        assertEveryStepToldOnce(world);
    }

    private static FakeWorld killed(int action) {
        FakeWorld world = new FakeWorld();
        world.fuse.burnAt(action);
        assertThatThrownBy(() -> world.run(cutover -> cutover.start(false))).isInstanceOf(Fuse.Killed.class);
        world.fuse.putOut();
        return world;
    }

    private static void assertEveryStepToldOnce(FakeWorld world) {
        List<Long> told = world.memory.events().stream()
                .map(event -> Json.from(event.details(), CutoverStep.class).sequence())
                .toList();
        assertThat(told).doesNotHaveDuplicates();
        long states = told.stream().mapToLong(Long::longValue).max().orElse(0);
        assertThat(told.size()).isGreaterThan((int) states / 2);
    }

    @TestFactory
    List<DynamicTest> shouldAbortAfterAKillAtAnyPoint() throws Exception {
        FakeWorld whole = new FakeWorld();
        whole.run(cutover -> cutover.start(false));
        return IntStream.range(0, whole.fuse.ticks())
                .mapToObj(action -> DynamicTest.dynamicTest("killed at action " + action, () -> killAndAbort(action)))
                .toList();
    }

    private static void killAndAbort(int action) throws Exception {
        FakeWorld world = killed(action);
        boolean switched = world.store().producers().word().equals("SWITCHED");
        boolean wrote = world.target.ends.entrySet().stream()
                .anyMatch(end -> end.getValue() > world.source.ends.getOrDefault(end.getKey(), 0L) + SHIFT);

        if (switched || wrote) {
            assertThatThrownBy(() -> world.run(Cutover::abort)).isInstanceOf(GodwitException.class);
            assertThat(world.running).containsEntry("crm", ClusterSide.TARGET);
            return;
        }
        world.run(Cutover::abort);

        assertThat(world.running.values()).containsOnly(ClusterSide.SOURCE).hasSize(3);
        assertThat(world.source.committed("billing"))
                .containsExactly(new Position(ORDERS_0, 90, "kept"), new Position(ORDERS_1, 12, ""));
        assertThat(world.source.committed("bridge")).containsExactly(new Position(PRICES_0, 55, ""));
    }

    private GodwitException assertFails(FakeWorld.Act act, CutoverError code) {
        GodwitException failure = catchThrowableOfType(GodwitException.class, () -> world.run(act));
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        return failure;
    }
}
