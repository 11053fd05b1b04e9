package io.godwit.migration.cutover;

import static io.godwit.migration.cutover.StragglerWorld.A_0;
import static io.godwit.migration.cutover.StragglerWorld.A_1;
import static io.godwit.migration.cutover.StragglerWorld.B_0;
import static io.godwit.migration.cutover.StragglerWorld.FORWARD;
import static io.godwit.migration.cutover.StragglerWorld.REVERSE;
import static io.godwit.migration.cutover.StragglerWorld.STRAGGLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.control.ControlEvents;
import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.straggler.PartitionAccount;
import io.godwit.core.straggler.PartitionAccount.WayBack;
import io.godwit.core.straggler.StragglerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What stragglers wrote to the source is told exactly, and appended to the target once. */
class StragglerCopyTest {
    private final StragglerWorld world = new StragglerWorld(true);

    @Test
    void shouldTellTheStragglersFromTheMirror() {
        world.moved(A_0, "new 0");
        world.source.write(A_0, STRAGGLER, "left 0");
        world.source.mark(A_0);
        world.source.writeInTransaction(A_0, STRAGGLER, "left 1");
        world.source.write(A_0, REVERSE, "new 1");
        world.sourceCluster.writers.add(
                new PartitionLogs.Writer(A_0, STRAGGLER, 1, Instant.EPOCH, Optional.of("old-crm")));

        StragglersReport report = world.report();

        assertThat(report.records()).isEqualTo(2);
        assertThat(report.toCopy()).isEqualTo(2);
        PartitionAccount account = report.partitions().get(0);
        assertThat(report.partitions()).hasSize(1);
        assertThat(account.partition()).isEqualTo(A_0);
        assertThat(account.firstOffset()).hasValue(4);
        assertThat(account.lastOffset()).hasValue(6);
        assertThat(account.firstAt()).contains(Instant.ofEpochSecond(1));
        assertThat(account.wayBack()).isEqualTo(WayBack.WAITS);
        assertThat(account.writers())
                .containsExactly(new PartitionAccount.Writer(STRAGGLER, true, Optional.of("old-crm"), 2));
    }

    @Test
    void shouldFindNothingWhereTheMirrorAloneWrote() throws Exception {
        world.moved(A_0, "new 0");

        assertThat(world.report().partitions()).isEmpty();
        world.copy();
        assertThat(world.said).containsExactly("nothing is left to copy");
        assertThat(world.events(StragglerStore.COPIED)).isEmpty();
    }

    @Test
    void shouldAppendThemAndCloseTheWayBackWhereTheTargetHasOtherRecords() throws Exception {
        world.source.write(A_0, STRAGGLER, "left 0");
        world.target.write(A_0, 123, "new 0");
        world.source.write(A_0, REVERSE, "new 0");

        world.copy();

        assertThat(world.target.values(A_0)).containsExactly("old 0", "old 1", "old 2", "new 0", "left 0");
        assertThat(world.report().toCopy()).isZero();
        assertThat(world.report().records()).isEqualTo(1);
        assertThat(world.report().partitions().get(0).wayBack()).isEqualTo(WayBack.CLOSED);
        assertThat(world.leftAlone()).containsExactly("a");
        assertThat(world.events(StragglerStore.COPIED)).hasSize(1);
        assertThat(world.events(ControlEvents.RESUME)).isEmpty();
        assertThat(world.look().byTopic()).isEmpty();
    }

    @Test
    void shouldGiveTheTopicBackToTheMirrorWhereTheLogsAreTheSameAgain() throws Exception {
        world.moved(A_0, "new 0");
        world.source.write(A_0, STRAGGLER, "left 0");
        world.source.write(A_0, STRAGGLER, "left 1");
        block("a");

        world.copy();

        assertThat(world.target.values(A_0)).endsWith("new 0", "left 0", "left 1");
        assertThat(world.report().partitions().get(0).wayBack()).isEqualTo(WayBack.OPEN);
        assertThat(world.leftAlone()).isEmpty();
        assertThat(world.events(ControlEvents.RESUME)).hasSize(1);
    }

    private void block(String topic) {
        world.memory.put(
                "mirror/blocks",
                "{\"topics\":{\"" + topic + "\":{\"code\":\"GW-MIR-030\",\"reason\":\"\",\"fix\":\"\",\"at\":"
                        + "\"2026-01-01T00:00:10Z\"}}}");
    }

    @Test
    void shouldNotEndAPauseOfTheOperator() throws Exception {
        world.source.write(A_0, STRAGGLER, "left 0");

        world.copy();

        assertThat(world.leftAlone()).isEmpty();
        assertThat(world.events(ControlEvents.RESUME)).isEmpty();
    }

    @Test
    void shouldTakeTransactionsOfStragglersAlong() throws Exception {
        world.source.writeInTransaction(A_0, STRAGGLER, "left 0");
        world.source.mark(A_0);

        world.copy();

        assertThat(world.target.values(A_0)).endsWith("left 0");
        assertThat(world.leftAlone()).isEmpty();
    }

    @Test
    void shouldCloseTheWayBackBehindAnAbortedTransaction() throws Exception {
        world.source.mark(A_0);
        world.source.mark(A_0);
        world.source.write(A_0, STRAGGLER, "left 0");

        world.copy();

        assertThat(world.target.values(A_0)).endsWith("old 2", "left 0");
        assertThat(world.leftAlone()).containsExactly("a");
    }

    /** The offsets of the stragglers' records agree, and yet the target has a record that the source does not have. */
    @Test
    void shouldCompareWhatLiesBeforeTheStragglersToo() throws Exception {
        world.source.mark(A_0);
        world.source.write(A_0, STRAGGLER, "left 0");
        world.target.write(A_0, 123, "new 0");

        world.copy();

        assertThat(world.target.values(A_0)).endsWith("new 0", "left 0");
        assertThat(world.leftAlone()).containsExactly("a");
    }

    @Test
    void shouldNotMistakeARecordOnTheTargetForTheMarkerOfTheSource() throws Exception {
        world.source.writeInTransaction(A_0, STRAGGLER, "left 0");
        world.source.mark(A_0);
        world.source.mark(A_0);

        world.copy();

        assertThat(world.leftAlone()).containsExactly("a");
    }

    @Test
    void shouldCopyWhatComesLaterOnTheNextCall() throws Exception {
        world.source.write(A_0, STRAGGLER, "left 0");
        world.target.write(A_0, 123, "new 0");
        world.copy();
        world.source.write(A_0, STRAGGLER, "left 1");
        world.source.write(B_0, STRAGGLER, "left 2");

        assertThat(world.look().byTopic()).containsEntry("a", 1L).containsEntry("b", 1L);
        assertThat(world.report().toCopy()).isEqualTo(2);
        world.copy();

        assertThat(world.target.values(A_0)).endsWith("new 0", "left 0", "left 1");
        assertThat(world.target.values(B_0)).endsWith("old 2", "left 2");
        assertThat(world.report().toCopy()).isZero();
        assertThat(world.leftAlone()).containsExactly("a");
    }

    @Test
    void shouldLeaveOpenTransactionsForLater() throws Exception {
        world.source.write(A_0, STRAGGLER, "left 0");
        world.source.writeInTransaction(A_0, STRAGGLER, "open");
        world.source.hideFrom(A_0, 4);

        assertThat(world.report().partitions().get(0).openFrom()).hasValue(4);
        world.copy();

        assertThat(world.target.values(A_0)).endsWith("old 2", "left 0");
        assertThat(world.leftAlone()).containsExactly("a");
    }

    @Test
    void shouldCopyManyInSeveralTransactionsInOrder() throws Exception {
        List<String> written =
                IntStream.range(0, 2_345).mapToObj(i -> "left " + i).toList();
        written.forEach(value -> world.source.write(A_1, STRAGGLER, value));

        world.copy();

        assertThat(world.target.values(A_1)).containsSequence(written).hasSize(3 + written.size());
        assertThat(world.leftAlone()).containsExactly("a");
    }

    @Test
    void shouldCountWhatTheForwardMirrorBroughtWithoutAReverseMirror() throws Exception {
        StragglerWorld forward = new StragglerWorld(false);
        forward.source.write(A_0, STRAGGLER, "left 0");
        forward.source.write(A_0, STRAGGLER, "left 1");
        forward.target.write(A_0, 123, "new 0");
        forward.target.write(A_0, FORWARD, "left 0");

        assertThat(forward.report().records()).isEqualTo(2);
        assertThat(forward.report().toCopy()).isEqualTo(1);
        forward.copy();

        assertThat(forward.target.values(A_0)).endsWith("new 0", "left 0", "left 1");
        assertThat(forward.report().toCopy()).isZero();
        assertThat(forward.leftAlone()).containsExactly("a");
        assertThat(forward.look().byTopic()).isEmpty();
    }

    /** Else it would go on counting as a straggler, and the mirror could bring more of it at any time. */
    @Test
    void shouldDealWithWhatTheForwardMirrorBroughtCompletely() throws Exception {
        StragglerWorld forward = new StragglerWorld(false);
        forward.source.write(A_0, STRAGGLER, "left 0");
        forward.target.write(A_0, FORWARD, "left 0");

        assertThat(forward.report().toCopy()).isZero();
        assertThat(forward.report().undecided()).isTrue();
        forward.copy();

        assertThat(forward.target.values(A_0)).containsExactly("old 0", "old 1", "old 2", "left 0");
        assertThat(forward.look().byTopic()).isEmpty();
        assertThat(forward.report().undecided()).isFalse();
    }

    @Test
    void shouldRefuseWhatItCannotTellApart() {
        StragglerWorld forward = new StragglerWorld(false);
        forward.source.write(A_0, STRAGGLER, "left 0");
        forward.target.write(A_0, FORWARD, "something else");

        assertFails(forward, CutoverError.NOT_TOLD_APART);
        assertThat(forward.target.values(A_0)).hasSize(4);
    }

    @Test
    void shouldLeaveItToTheEngineThatBringsThemItself() {
        StragglerWorld other = new StragglerWorld(false, false);
        other.source.write(A_0, STRAGGLER, "left 0");

        assertThat(other.report().toCopy()).isZero();
        assertFails(other, CutoverError.MIRROR_BRINGS_THEM);
    }

    @Test
    void shouldRefuseBeforeTheSwitch() {
        world.store(world.memory).save(ProducerState.OnSource.FIRST, "");

        assertFails(world, CutoverError.NOT_SWITCHED);
    }

    @Test
    void shouldSayWhatTheTargetRefusesAndGoOnLater() throws Exception {
        world.source.write(A_0, STRAGGLER, "left 0");
        world.refusing = true;

        assertThat(assertFails(world, CutoverError.STRAGGLERS_NOT_COPIED).reason())
                .contains("source offset 3", "the topic refuses it");
        world.refusing = false;
        world.copy();

        assertThat(world.target.values(A_0)).containsExactly("old 0", "old 1", "old 2", "left 0");
    }

    private static GodwitException assertFails(StragglerWorld world, CutoverError code) {
        GodwitException failure = catchThrowableOfType(GodwitException.class, world::copy);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        return failure;
    }

    @TestFactory
    List<DynamicTest> shouldAppendEachRecordOnceAfterAKillAtAnyPoint() throws Exception {
        return killed(() -> scene(true));
    }

    @TestFactory
    List<DynamicTest> shouldAppendEachRecordOnceWithoutAReverseMirrorToo() throws Exception {
        return killed(() -> scene(false));
    }

    private static StragglerWorld scene(boolean copiesBack) {
        StragglerWorld scene = new StragglerWorld(copiesBack);
        scene.source.write(A_0, STRAGGLER, "left 0");
        scene.target.write(A_0, 123, "new 0");
        IntStream.range(0, 1_500).forEach(i -> scene.source.write(A_1, STRAGGLER, "left " + i));
        scene.source.write(B_0, STRAGGLER, "left 2");
        return scene;
    }

    private static List<DynamicTest> killed(Supplier<StragglerWorld> scenes) throws Exception {
        StragglerWorld whole = scenes.get();
        whole.copy();
        assertThat(whole.fuse.ticks()).isGreaterThan(15);
        return IntStream.range(0, whole.fuse.ticks())
                .mapToObj(action -> DynamicTest.dynamicTest("killed at action " + action, () -> {
                    StragglerWorld killed = scenes.get();
                    killed.fuse.burnAt(action);
                    assertThatThrownBy(killed::copy).isInstanceOf(Fuse.Killed.class);
                    killed.fuse.putOut();

                    killed.copy();

                    for (io.godwit.core.model.PartitionId partition : List.of(A_0, A_1, B_0)) {
                        assertThat(killed.target.values(partition)).isEqualTo(whole.target.values(partition));
                    }
                    assertThat(killed.report().toCopy()).isZero();
                    assertThat(killed.leftAlone()).isEqualTo(whole.leftAlone());
                    assertThat(killed.events(StragglerStore.COPIED)).isNotEmpty();
                }))
                .toList();
    }
}
