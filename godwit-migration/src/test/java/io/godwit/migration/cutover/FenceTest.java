package io.godwit.migration.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.FenceMode;
import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fence is put up for the write pause, stays after the switch, and is never left behind or forgotten. */
class FenceTest {
    private static final Acl CRM_ON_ORDERS = deny("orders", "User:crm");

    private static Acl deny(String topic, String principal) {
        return Acl.deny(AclPattern.literal(AclResourceType.TOPIC, topic), principal, AclOperation.WRITE);
    }

    /** What stood in a world before anything was done there. */
    private record Before(SortedSet<Acl> acls, Map<SortedMap<String, String>, Double> quotas) {
        static Before of(FakeWorld world) {
            return new Before(new TreeSet<>(world.rules.acls), new HashMap<>(world.rules.quotas));
        }

        void assertSameIn(FakeWorld world) {
            assertThat(world.rules.acls).isEqualTo(acls);
            assertThat(world.rules.quotas).isEqualTo(quotas);
        }

        void assertIn(FakeWorld world) {
            assertSameIn(world);
            assertThat(world.store().fence().isStanding()).isFalse();
        }
    }

    private static FakeWorld world(FenceMode mode) {
        FakeWorld world = FakeWorld.reversible();
        world.fence = mode;
        return world;
    }

    @Test
    void shouldDenyWhatIsNotDeniedYetAndKeepItAfterTheSwitch() throws Exception {
        FakeWorld world = world(FenceMode.ACL);

        world.run(cutover -> cutover.start(false));

        assertThat(world.rules.acls).contains(CRM_ON_ORDERS, deny("orders", "User:bridge"), FakeRules.OWN_DENY);
        assertThat(world.store().fence().acls())
                .contains(CRM_ON_ORDERS)
                .doesNotContain(FakeRules.OWN_DENY)
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACL", "QUOTA"})
    void shouldSwitchAlthoughAProducerIgnoresItsStop(FenceMode mode) throws Exception {
        FakeWorld world = world(mode);
        world.deaf.add("crm");

        CutoverReport report = world.run(cutover -> cutover.start(false));

        assertThat(report.state()).isEqualTo("SWITCHED");
        assertThat(world.rules.keepsOff("crm")).isTrue();
    }

    @Test
    void shouldPutTheWaveBackWhenAProducerIgnoresItsStopAndThereIsNoFence() {
        FakeWorld world = world(FenceMode.STOP);
        world.deaf.add("crm");

        GodwitException failure = failure(world, cutover -> cutover.start(false));

        assertThat(failure.reason()).contains("GW-CUT-013").doesNotContain("fenced");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACL", "QUOTA"})
    void shouldTakeItDownBeforeProducersAreStartedOnTheSource(FenceMode mode) {
        FakeWorld world = world(mode);
        Before before = Before.of(world);
        world.failing.add("start crm");

        GodwitException failure = failure(world, cutover -> cutover.start(false));

        assertThat(failure.code()).isEqualTo(CutoverError.ABORTED);
        before.assertIn(world);
        assertThat(world.running).containsEntry("crm", ClusterSide.SOURCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACL", "QUOTA"})
    void shouldTakeItDownOnARollbackAndPutItUpAgain(FenceMode mode) throws Exception {
        FakeWorld world = world(mode);
        Before before = Before.of(world);
        world.run(cutover -> cutover.start(false));

        world.run(Cutover::rollback);
        before.assertIn(world);

        world.run(cutover -> cutover.start(false));
        assertThat(world.rules.keepsOff("crm")).isTrue();
    }

    @Test
    void shouldTakeItDownAlthoughItIsNotConfiguredAnyMore() throws Exception {
        FakeWorld world = world(FenceMode.ACL);
        Before before = Before.of(world);
        world.run(cutover -> cutover.start(false));
        world.fence = FenceMode.STOP;

        world.run(Cutover::rollback);

        before.assertIn(world);
    }

    @Test
    void shouldLeaveALimitThatSomebodyElseHasSetMeanwhile() throws Exception {
        FakeWorld world = world(FenceMode.QUOTA);
        world.run(cutover -> cutover.start(false));
        world.rules.quotas.put(FakeRules.user("crm"), 7.0);

        world.run(Cutover::rollback);

        assertThat(world.rules.quotas).containsExactly(Map.entry(FakeRules.user("crm"), 7.0));
    }

    @Test
    void shouldRefuseBeforeAnythingIsStoppedWhatWouldShutEverybodyOut() {
        FakeWorld world = world(FenceMode.ACL);
        world.rules.acls.removeIf(acl -> acl.pattern().name().equals("orders"));
        Before before = Before.of(world);

        GodwitException failure = failure(world, cutover -> cutover.start(false));

        assertThat(failure.code()).isEqualTo(CutoverError.FENCE_SHUTS_OUT);
        assertThat(failure.reason()).contains("orders").doesNotContain("prices");
        assertThat(world.commands).doesNotContain("stop crm", "stop bridge");
        before.assertIn(world);
    }

    @Test
    void shouldTakeItDownWhenGodwitItselfIsShutOut() {
        FakeWorld world = world(FenceMode.ACL);
        Before before = Before.of(world);
        world.rules.whenAdded =
                () -> world.source.writeObstacle = Optional.of("no permission to write to topic orders");

        GodwitException failure = failure(world, cutover -> cutover.start(false));

        assertThat(failure.code()).isEqualTo(CutoverError.ABORTED);
        assertThat(failure.reason()).contains("GW-CUT-027", "no permission to write");
        before.assertIn(world);
    }

    @Test
    void shouldNameWhomItKeepsOffWhenSomebodyElseWrites() {
        FakeWorld world = world(FenceMode.ACL);
        world.straggler = Optional.of(FakeWorld.PRICES_0);
        world.source.writers.add(
                new Writer(FakeWorld.PRICES_0, 4711, 3, world.now().plusSeconds(20), Optional.of("price-feed")));

        GodwitException failure = failure(world, cutover -> cutover.start(false));

        assertThat(failure.reason()).contains("GW-CUT-013", "price-feed", "fenced are User:bridge, User:crm");
    }

    private static GodwitException failure(FakeWorld world, FakeWorld.Act act) {
        GodwitException failure = catchThrowableOfType(GodwitException.class, () -> world.run(act));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** After a kill at any point the same command goes on, and what then stands is what would stand without the kill. */
    @TestFactory
    Stream<DynamicTest> shouldStandAfterAKillAtAnyPoint() {
        return killedAnywhere((mode, action) -> {
            FakeWorld whole = world(mode);
            whole.run(cutover -> cutover.start(false));
            FakeWorld world = killed(mode, action);

            world.run(cutover -> cutover.start(false));

            Before.of(whole).assertSameIn(world);
            assertThat(world.store().fence()).isEqualTo(whole.store().fence());
        });
    }

    /** After a kill at any point everything can be put back, and nothing of the fence is left. */
    @TestFactory
    Stream<DynamicTest> shouldLeaveNothingBehindAfterAKillAtAnyPoint() {
        return killedAnywhere((mode, action) -> {
            Before before = Before.of(world(mode));
            FakeWorld world = killed(mode, action);

            world.run(Cutover::rollback);

            before.assertIn(world);
            assertThat(world.running.values()).containsOnly(ClusterSide.SOURCE).hasSize(3);
        });
    }

    /** The way back may be killed as well. */
    @TestFactory
    Stream<DynamicTest> shouldLeaveNothingBehindAfterARollbackThatWasKilledAtAnyPoint() {
        return Stream.of(FenceMode.ACL, FenceMode.QUOTA).flatMap(mode -> IntStream.range(0, rollbackActions(mode))
                .mapToObj(action -> DynamicTest.dynamicTest(mode + " killed at action " + action, () -> {
                    FakeWorld world = world(mode);
                    Before before = Before.of(world);
                    world.run(cutover -> cutover.start(false));
                    world.fuse.burnAt(action);
                    assertThatThrownBy(() -> world.run(Cutover::rollback)).isInstanceOf(Fuse.Killed.class);
                    world.fuse.putOut();

                    world.run(Cutover::rollback);

                    before.assertIn(world);
                })));
    }

    private static int rollbackActions(FenceMode mode) {
        FakeWorld whole = world(mode);
        run(whole, cutover -> cutover.start(false));
        int before = whole.fuse.ticks();
        run(whole, Cutover::rollback);
        return whole.fuse.ticks() - before;
    }

    private interface Killing {
        void at(FenceMode mode, int action) throws Exception;
    }

    private static Stream<DynamicTest> killedAnywhere(Killing killing) {
        return Stream.of(FenceMode.ACL, FenceMode.QUOTA).flatMap(mode -> {
            FakeWorld whole = world(mode);
            run(whole, cutover -> cutover.start(false));
            return IntStream.range(0, whole.fuse.ticks())
                    .mapToObj(action -> DynamicTest.dynamicTest(
                            mode + " killed at action " + action, () -> killing.at(mode, action)));
        });
    }

    private static FakeWorld killed(FenceMode mode, int action) {
        FakeWorld world = world(mode);
        world.fuse.burnAt(action);
        assertThatThrownBy(() -> world.run(cutover -> cutover.start(false))).isInstanceOf(Fuse.Killed.class);
        world.fuse.putOut();
        return world;
    }

    private static void run(FakeWorld world, FakeWorld.Act act) {
        try {
            world.run(act);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
