package io.godwit.core.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.model.PartitionId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CarryDecisionTest {
    private static final PartitionId ORDER_0 = new PartitionId("order", 0);
    private static final PartitionId ORDER_1 = new PartitionId("order", 1);
    private static final Optional<Long> NEVER_CUT_OVER = Optional.of(0L);

    @Test
    void shouldWriteWhatTheTargetLacks() {
        CarryDecision decision =
                CarryDecision.of(List.of(at(ORDER_0, 7)), List.of(), CarriedMemory.NOTHING, NEVER_CUT_OVER);

        assertThat(decision.commits()).containsExactly(at(ORDER_0, 7));
        assertThat(decision.memory().of(ORDER_0)).containsExactly(7L);
    }

    @Test
    void shouldRememberTheOffsetThatIsReplacedTooUntilTheNewOneIsThere() {
        CarryDecision decision =
                CarryDecision.of(List.of(at(ORDER_0, 9)), List.of(at(ORDER_0, 7)), wrote(ORDER_0, 7), NEVER_CUT_OVER);

        assertThat(decision.memory().of(ORDER_0)).containsExactly(7L, 9L);
        // a killed process leaves either of them
        assertThat(CarryDecision.of(
                                List.of(at(ORDER_0, 12)), List.of(at(ORDER_0, 7)), decision.memory(), NEVER_CUT_OVER)
                        .commits())
                .containsExactly(at(ORDER_0, 12));
        assertThat(CarryDecision.of(
                                List.of(at(ORDER_0, 12)), List.of(at(ORDER_0, 9)), decision.memory(), NEVER_CUT_OVER)
                        .commits())
                .containsExactly(at(ORDER_0, 12));
    }

    @Test
    void shouldFollowTheSourceBack() {
        CarryDecision decision =
                CarryDecision.of(List.of(at(ORDER_0, 2)), List.of(at(ORDER_0, 7)), wrote(ORDER_0, 7), NEVER_CUT_OVER);

        assertThat(decision.commits()).containsExactly(at(ORDER_0, 2));
    }

    @Test
    void shouldLeaveTheWholeGroupAloneWhenSomebodyElseMovedOneOfItsOffsets() {
        CarryDecision decision = CarryDecision.of(
                List.of(at(ORDER_0, 8), at(ORDER_1, 4)),
                List.of(at(ORDER_0, 7), at(ORDER_1, 50)),
                wrote(ORDER_0, 7),
                NEVER_CUT_OVER);

        assertThat(decision.commits()).isEmpty();
        assertThat(decision.foreign()).hasValueSatisfying(foreign -> assertThat(foreign.reason())
                .isEqualTo("order-1 has offset 50 on the target, which Godwit did not write; the source's would be 4"));
    }

    @Test
    void shouldLeaveAnOffsetAsItIsThatIsTheSourcesAnyway() {
        CarryDecision decision = CarryDecision.of(
                List.of(at(ORDER_0, 7)), List.of(at(ORDER_0, 7)), CarriedMemory.NOTHING, NEVER_CUT_OVER);

        assertThat(decision.commits()).isEmpty();
        assertThat(decision.foreign()).isEmpty();
        assertThat(decision.memory()).isEqualTo(CarriedMemory.NOTHING);
    }

    @Test
    void shouldTakeOverWhatACutoverLeftWhenItGaveTheGroupBack() {
        CarryDecision decision = CarryDecision.of(
                List.of(at(ORDER_0, 60)), List.of(at(ORDER_0, 55)), wrote(ORDER_0, 7), Optional.of(12L));

        assertThat(decision.commits()).containsExactly(at(ORDER_0, 60));
        assertThat(decision.memory().returned()).isEqualTo(12);
        // and only once
        assertThat(CarryDecision.of(
                                List.of(at(ORDER_0, 70)), List.of(at(ORDER_0, 65)), decision.memory(), Optional.of(12L))
                        .foreign())
                .isPresent();
    }

    @Test
    void shouldCarryChangedMetadataOfAnOffsetThatStands() {
        Position wanted = new Position(ORDER_0, 7, "new");

        assertThat(CarryDecision.of(List.of(wanted), List.of(at(ORDER_0, 7)), wrote(ORDER_0, 7), NEVER_CUT_OVER)
                        .commits())
                .containsExactly(wanted);
        assertThat(CarryDecision.of(List.of(wanted), List.of(at(ORDER_0, 7)), CarriedMemory.NOTHING, NEVER_CUT_OVER)
                        .commits())
                .as("what somebody else wrote")
                .isEmpty();
    }

    private static Position at(PartitionId partition, long offset) {
        return new Position(partition, offset, "");
    }

    private static CarriedMemory wrote(PartitionId partition, long offset) {
        SortedMap<PartitionId, List<Long>> offsets = new TreeMap<>();
        offsets.put(partition, List.of(offset));
        return CarriedMemory.NOTHING.with(offsets);
    }
}
