package io.godwit.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.Placement.Kind;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.OffsetMap;
import io.godwit.core.proof.OffsetMap.Run;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartitionTranslationTest {
    private static final PartitionId ORDERS = new PartitionId("orders", 0);
    /** Source 10..14 and 20..24, with a hole between them; target 0..4 and 7..11. */
    private static final OffsetMap MAP = OffsetMap.of(List.of(new Run(10, 0, 5), new Run(20, 7, 5)));

    private static final PartitionTranslation WHOLE = new PartitionTranslation(MAP, 10, 25, 12, new LogBounds(10, 25));

    private static Optional<Placement> place(PartitionTranslation translation, long offset) {
        return translation.place(new Position(ORDERS, offset, "note"));
    }

    private static Placement placement(long from, long to, Kind kind) {
        return new Placement(ORDERS, OptionalLong.of(from), OptionalLong.of(to), "note", kind);
    }

    @Test
    void shouldPlaceExactlyWithinTheProof() {
        assertThat(place(WHOLE, 12)).contains(placement(12, 2, Kind.EXACT));
        assertThat(place(WHOLE, 17)).contains(placement(17, 7, Kind.EXACT));
        assertThat(place(WHOLE, 25)).contains(placement(25, 12, Kind.EXACT));
    }

    @Test
    void shouldPlaceWhatExpiredAtTheFirstRecordLeft() {
        assertThat(place(WHOLE, 3)).contains(placement(3, 0, Kind.FIRST_LEFT));
    }

    @Test
    void shouldPlaceWhatLiesBeyondTheLogAtItsEnd() {
        assertThat(place(WHOLE, 99)).contains(placement(99, 12, Kind.AT_END));
    }

    @Test
    void shouldRefuseWhatTheProofDoesNotReach() {
        PartitionTranslation behind = new PartitionTranslation(MAP, 10, 25, 12, new LogBounds(10, 40));

        assertThat(place(behind, 26)).isEmpty();
        assertThat(place(behind, 41)).isEmpty();
        assertThat(place(PartitionTranslation.unproven(new LogBounds(0, 5)), 0)).isEmpty();
    }

    @Test
    void shouldRefuseWhatLiesBeforeAProofThatBeganInTheMiddle() {
        PartitionTranslation middle = new PartitionTranslation(MAP, 10, 25, 12, new LogBounds(0, 25));

        assertThat(place(middle, 5)).isEmpty();
    }

    @Test
    void shouldKeepAReaderOfAnEmptyPartitionFromMissingWhatComesMeanwhile() {
        PartitionTranslation empty = new PartitionTranslation(OffsetMap.EMPTY, 8, 8, 3, new LogBounds(8, 8));

        assertThat(empty.placeUncommitted(ORDERS).offset()).hasValue(3);
        assertThat(WHOLE.placeUncommitted(ORDERS))
                .isEqualTo(new Placement(ORDERS, OptionalLong.empty(), OptionalLong.empty(), "", Kind.NOT_COMMITTED));
    }

    @Test
    void shouldTellWhatAGroupCommittedInPartitionsThatDoNotMove() {
        PartitionId other = new PartitionId("other", 0);
        TreeMap<PartitionId, PartitionTranslation> moving = new TreeMap<>();
        moving.put(ORDERS, WHOLE);

        GroupTranslation translation = GroupTranslation.of(
                new GroupPositions("billing", List.of(new Position(ORDERS, 12, ""), new Position(other, 1, ""))),
                moving);

        assertThat(translation.skipped()).containsExactly(other);
        assertThat(translation.isExact()).isTrue();
        assertThat(translation.placement().line()).isEqualTo("billing: 1 partition translated exactly");
    }
}
