package io.godwit.migration.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import io.godwit.core.model.ClusterSide;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Files are rewritten between stop and start. The world itself refuses to start an application whose files do not all point
 * to where it is started.
 */
class FilesTest {
    private static final List<String> ALL = List.of("billing", "bridge", "crm");

    private final FakeWorld world = FakeWorld.reversible();

    @Test
    void shouldRewriteThemForTheTargetAndPutThemBack() throws Exception {
        world.run(cutover -> cutover.start(false));
        assertThat(ALL).allMatch(world.files::areOnTarget);
        assertThat(world.store().files()).containsOnlyKeys(ALL).allSatisfy((name, files) -> {
            assertThat(files.side()).isEqualTo(ClusterSide.TARGET);
            assertThat(files.host()).isEqualTo("here");
        });

        world.run(Cutover::rollback);

        assertThat(ALL).allMatch(world.files::areOnSource);
        assertThat(world.store().files().values())
                .allSatisfy(files -> assertThat(files.side()).isEqualTo(ClusterSide.SOURCE));
    }

    @Test
    void shouldPutTheWaveBackWhenAFileChangedBeforeItWasWritten() {
        world.onCommand("stop crm", () -> world.files.foreign.add("crm"));

        GodwitException failure = failure(cutover -> cutover.start(false));

        assertThat(failure.code()).isEqualTo(CutoverError.ABORTED);
        assertThat(failure.reason()).contains("GW-RPT-004");
        assertThat(world.running).containsEntry("crm", ClusterSide.SOURCE).containsEntry("billing", ClusterSide.TARGET);
        assertThat(world.files.areOnSource("bridge")).isTrue();
    }

    @Test
    void shouldRefuseToGoBackBeforeAnythingIsStoppedWhenAFileChangedAfterItWasWritten() throws Exception {
        world.run(cutover -> cutover.start(false));
        world.files.foreign.add("crm");
        world.commands.clear();

        GodwitException failure = failure(Cutover::rollback);

        assertThat(failure.code()).isEqualTo(RepointError.CHANGED_MEANWHILE);
        assertThat(world.commands).isEmpty();
        assertThat(world.running.values()).containsOnly(ClusterSide.TARGET);
    }

    /** It would write to the target, with the mirror already copying forward again. */
    @Test
    void shouldNotStartAnApplicationOnTheSourceWhoseFilesCouldNotBePutBack() throws Exception {
        world.silentStart = true;
        world.failing.add("start crm");
        world.onCommand("start crm", () -> world.files.foreign.add("crm"));

        GodwitException failure = failure(cutover -> cutover.start(false));

        assertThat(world.commands).doesNotContain("startOnSource crm");
        assertThat(failure.reason()).contains("GW-RPT-004");
        world.files.foreign.clear();
        world.run(Cutover::abort);
        assertThat(world.running.values()).containsOnly(ClusterSide.SOURCE).hasSize(3);
    }

    @Test
    void shouldRefuseOnAMachineThatHasNoRecordOfWhatWasRewritten() throws Exception {
        world.run(cutover -> cutover.start(false));
        world.files.recorded.clear();
        world.commands.clear();

        GodwitException failure = failure(Cutover::rollback);

        assertThat(failure.code()).isEqualTo(RepointError.NO_RECORD_HERE);
        assertThat(failure.reason()).contains("here", "/etc/godwit/");
        assertThat(world.commands).isEmpty();
    }

    private GodwitException failure(FakeWorld.Act act) {
        GodwitException failure = catchThrowableOfType(GodwitException.class, () -> world.run(act));
        assertThat(failure).isNotNull();
        return failure;
    }

    @TestFactory
    List<DynamicTest> shouldPointWhereItsApplicationRunsAfterAKillAtAnyPoint() throws Exception {
        FakeWorld whole = FakeWorld.reversible();
        whole.run(cutover -> cutover.start(false));
        return IntStream.range(0, whole.fuse.ticks())
                .mapToObj(action -> DynamicTest.dynamicTest("killed at action " + action, () -> {
                    FakeWorld there = killed(action);
                    there.run(cutover -> cutover.start(false));
                    assertThat(ALL).allMatch(there.files::areOnTarget);

                    FakeWorld back = killed(action);
                    back.run(Cutover::rollback);
                    assertThat(ALL).allMatch(back.files::areOnSource);
                }))
                .toList();
    }

    private static FakeWorld killed(int action) {
        FakeWorld world = FakeWorld.reversible();
        world.fuse.burnAt(action);
        assertThatThrownBy(() -> world.run(cutover -> cutover.start(false))).isInstanceOf(Fuse.Killed.class);
        world.fuse.putOut();
        return world;
    }
}
