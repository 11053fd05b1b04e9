package io.godwit.migration.mirror.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.cutover.ConsumerState;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.groups.CarryMark;
import io.godwit.core.groups.GroupOffsets.Kind;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.OffsetMap;
import io.godwit.core.proof.OffsetMap.Run;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.status.GroupsStatus;
import io.godwit.core.status.GroupsStatus.LeftAlone;
import io.godwit.core.status.GroupsStatus.Why;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GroupRoundTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final PartitionId ORDER_0 = new PartitionId("order", 0);
    private static final PartitionId MAPPED = new PartitionId("price", 0);

    private final Migration migration = TestMigrations.between("crm", "old:9092", "new:9092");
    private final InMemoryJournal journal = new InMemoryJournal();
    private final FakeGroups source = new FakeGroups();
    private final FakeGroups target = new FakeGroups();
    private Runnable lease = () -> {};
    private GroupRound round = process();

    @Test
    void shouldCarryAllThatIsCopiedWithItsMetadataAndNothingElse() {
        source.set("billing", ORDER_0, 40, "note");
        source.set("ahead", ORDER_0, 101);
        source.set("elsewhere", new PartitionId("godwit.crm.journal", 0), 3);
        source.set("workers", ORDER_0, 5);
        source.kinds.put("workers", Kind.OTHER);

        GroupsStatus status = look();

        assertThat(target.of("billing").values()).containsExactly(new Position(ORDER_0, 40, "note"));
        assertThat(target.offsets.keySet()).containsExactly("billing");
        assertThat(status.groups()).isEqualTo(2);
        assertThat(status.carried()).isEqualTo(1);
        assertThat(status.waiting()).isEqualTo(1);
        assertThat(status.oldestAt()).contains(NOW);
    }

    @Test
    void shouldFollowTheSourceForwardAndBackAndWriteOnlyWhatChanged() {
        source.set("billing", ORDER_0, 40);
        source.set("idle", ORDER_0, 2);
        look();
        source.set("billing", ORDER_0, 60);
        look();
        source.set("billing", ORDER_0, 10);
        look();

        assertThat(offset("billing")).isEqualTo(10);
        assertThat(target.commits).containsExactly("billing", "idle", "billing", "billing");
    }

    @Test
    void shouldNotTouchAGroupThatIsActiveOnTheTarget() {
        source.set("billing", ORDER_0, 40);
        target.set("billing", ORDER_0, 7);
        target.active.add("billing");

        GroupsStatus status = look();

        assertThat(offset("billing")).isEqualTo(7);
        assertThat(reasons(status)).containsExactly(Why.ACTIVE_ON_TARGET);
        assertThat(round(engine()).warnings()).isEmpty();
    }

    @Test
    void shouldTakeTheBrokersWordWhenAGroupBecomesActiveAtTheLastMoment() {
        source.set("billing", ORDER_0, 40);
        target.beforeCommit = () -> target.active.add("billing");

        assertThat(reasons(look())).containsExactly(Why.ACTIVE_ON_TARGET);
        assertThat(target.commits).isEmpty();
    }

    @Test
    void shouldLeaveAGroupAloneWithAWarningThatMovedOnTheTargetByItself() {
        source.set("billing", ORDER_0, 40);
        look();
        target.set("billing", ORDER_0, 70);
        source.set("billing", ORDER_0, 50);

        RoundResult result = round(engine());

        assertThat(offset("billing")).isEqualTo(70);
        assertThat(reasons(result.status(NOW))).containsExactly(Why.MOVED_ON_TARGET);
        assertThat(result.warnings())
                .containsExactly("GW-MIR-032 group billing: order-0 has offset 70 on the target, Godwit wrote 40; the "
                        + "source's would be 50");
    }

    @Test
    void shouldStillKnowAfterAKillWhatItWrote() {
        source.set("billing", ORDER_0, 40);
        look();
        source.set("billing", ORDER_0, 50);
        target.beforeCommit = () -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(this::look).hasMessage("killed");
        target.beforeCommit = () -> {};
        source.set("billing", ORDER_0, 60);

        round = process();
        look();

        assertThat(offset("billing")).isEqualTo(60);
    }

    @Test
    void shouldTranslateByTheProofWhereOffsetsDifferAndElseWait() {
        source.set("billing", MAPPED, 25);
        source.set("late", MAPPED, 80);
        assertThat(look().notProven()).isEqualTo(2);

        prove(20, 60, new Run(20, 0, 40));
        GroupsStatus status = look();

        assertThat(target.of("billing").values()).containsExactly(new Position(MAPPED, 5, ""));
        assertThat(target.of("late")).isEmpty();
        assertThat(status.notProven()).isEqualTo(1);
        assertThat(status.carried()).isEqualTo(1);
    }

    @Test
    void shouldNotTouchWhatACutoverHas() {
        source.set("billing", ORDER_0, 40);
        CutoverStore cutover = new CutoverStore(journal, "all", "tester", CLOCK);
        cutover.save(
                WavePlan.OTHER_GROUPS,
                ((ConsumerState.Resting) ConsumerState.INITIAL).leave(new TreeSet<>(), Optional.empty()),
                "");

        assertThat(reasons(look())).containsExactly(Why.CUT_OVER);
        assertThat(target.commits).isEmpty();
    }

    @Test
    void shouldNotWriteWhenTheCutoverTookAGroupDuringTheRound() {
        source.set("billing", ORDER_0, 40);
        lease = () -> new CutoverStore(journal, "all", "tester", CLOCK)
                .save(
                        WavePlan.OTHER_GROUPS,
                        ((ConsumerState.Resting) ConsumerState.INITIAL).leave(new TreeSet<>(), Optional.empty()),
                        "");

        assertThat(reasons(look())).containsExactly(Why.CUT_OVER);
        assertThat(target.commits).isEmpty();
    }

    @Test
    void shouldStandMarkedInTheJournalFromBeforeItAsksUntilItHasWritten() {
        source.set("billing", ORDER_0, 40);
        target.beforeCommit =
                () -> assertThat(new CarryMark(journal).standing()).contains(new CarryMark.Standing(NOW));

        look();

        assertThat(target.commits).containsExactly("billing");
        assertThat(new CarryMark(journal).standing()).isEmpty();
    }

    @Test
    void shouldStayMarkedAfterAWriteWithoutAnAnswerUntilTheNextRound() {
        source.set("billing", ORDER_0, 40);
        target.unanswered.add("billing");
        look();
        assertThat(new CarryMark(journal).standing()).isPresent();

        target.unanswered.clear();
        round = process();
        look();

        assertThat(new CarryMark(journal).standing()).isEmpty();
    }

    @Test
    void shouldTakeDownTheMarkOfAKilledMirrorAlsoWhenNothingIsToBeWritten() {
        new CarryMark(journal).raise(NOW);
        round = process();

        look();

        assertThat(new CarryMark(journal).standing()).isEmpty();
    }

    @Test
    void shouldCarryTheOthersWhenOneGroupFails() {
        source.set("billing", ORDER_0, 40);
        source.set("broken", ORDER_0, 40);
        source.set("broken-there", ORDER_0, 40);
        source.broken.add("broken");
        target.broken.add("broken-there");

        RoundResult result = round(engine());

        assertThat(target.commits).containsExactly("billing");
        assertThat(result.warnings())
                .containsExactly(
                        "GW-MIR-033 group broken: source: its coordinator does not answer",
                        "GW-MIR-033 group broken-there: target: its coordinator does not answer");
    }

    @Test
    void shouldSayOfShareGroupsThatTheyHaveNoSuchOffsets() {
        source.set("shared", ORDER_0, 1);
        source.kinds.put("shared", Kind.SHARE);

        assertThat(look().reasons())
                .containsExactly(new LeftAlone(
                        "shared",
                        Why.SHARE_GROUP,
                        "a share group has no committed offsets; its state stays with its brokers"));
    }

    @Test
    void shouldCarryFourThousandGroupsInAFewRequests() {
        for (int i = 0; i < 4_000; i++) {
            source.set("group-" + i, ORDER_0, i % 100);
        }

        assertThat(look().carried()).isEqualTo(4_000);
        assertThat(target.offsets).hasSize(4_000);
    }

    @Test
    void shouldWriteNothingOnceAnotherMirrorHasTheLease() {
        source.set("billing", ORDER_0, 40);
        lease = () -> {
            throw new IllegalStateException("lost");
        };

        assertThatThrownBy(this::look).hasMessage("lost");
        assertThat(target.commits).isEmpty();
    }

    private GroupRound process() {
        return new GroupRound(migration, source, target, journal, () -> lease.run(), CLOCK);
    }

    private RoundResult round(EngineSnapshot engine) {
        return round.run(engine);
    }

    private GroupsStatus look() {
        return round(engine()).status(NOW);
    }

    private long offset(String group) {
        Position position = target.of(group).get(ORDER_0);
        return position == null ? -1 : position.offset();
    }

    private static List<Why> reasons(GroupsStatus status) {
        return status.reasons().stream().map(LeftAlone::why).toList();
    }

    private void prove(long from, long to, Run run) {
        new ProofStore(journal)
                .save(
                        new PartitionProof(
                                MAPPED,
                                NOW,
                                from,
                                to,
                                run.targetBase(),
                                run.targetBase() + run.length(),
                                run.length(),
                                Map.of(),
                                Map.of(),
                                List.of(),
                                false,
                                1,
                                0),
                        OffsetMap.of(List.of(run)));
    }

    private static EngineSnapshot engine() {
        SortedMap<PartitionId, PartitionPosition> positions = new TreeMap<>();
        positions.put(ORDER_0, new PartitionPosition(100, 0, 0, OptionalLong.empty()));
        positions.put(MAPPED, new PartitionPosition(100, 0, 0, OptionalLong.empty()));
        return new EngineSnapshot(
                NOW,
                positions,
                new TreeSet<>(List.of(ORDER_0)),
                new TreeSet<>(),
                List.of(),
                new TreeMap<>(),
                List.of());
    }
}
