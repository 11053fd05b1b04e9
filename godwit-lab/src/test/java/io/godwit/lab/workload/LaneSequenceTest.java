package io.godwit.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.lab.workload.LaneSequence.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneSequenceTest {
    private final LaneSequence lane = new LaneSequence();

    @Test
    void shouldFindNothingWhenNumbersComeOneAfterAnother() {
        assertThat(List.of(lane.arrive(1), lane.arrive(2), lane.arrive(3))).containsOnly(Arrival.NEXT);
        assertThat(lane.report()).isEqualTo(new LaneReport(3, 3, List.of()));
    }

    @Test
    void shouldFindLossWhenNumbersAreJumpedOver() {
        lane.arrive(1);

        assertThat(lane.arrive(5)).isEqualTo(Arrival.AFTER_GAP);
        assertThat(lane.report().missing()).containsExactly(new NumberRange(2, 4));
        assertThat(lane.report().missingCount()).isEqualTo(3);
    }

    @Test
    void shouldFindLossWhenTheFirstNumberIsMissing() {
        assertThat(lane.arrive(2)).isEqualTo(Arrival.AFTER_GAP);
        assertThat(lane.report().missing()).containsExactly(new NumberRange(1, 1));
    }

    @Test
    void shouldFindDuplicateWhenANumberComesAgain() {
        lane.arrive(1);
        lane.arrive(2);

        assertThat(lane.arrive(1)).isEqualTo(Arrival.AGAIN);
        assertThat(lane.arrive(2)).isEqualTo(Arrival.AGAIN);
        assertThat(lane.report().received()).isEqualTo(2);
    }

    @Test
    void shouldFindDisorderAndNoLossWhenAMissingNumberComesLate() {
        lane.arrive(1);
        lane.arrive(5);

        assertThat(lane.arrive(3)).isEqualTo(Arrival.LATE);
        assertThat(lane.report().missing()).containsExactly(new NumberRange(2, 2), new NumberRange(4, 4));
        assertThat(lane.arrive(3)).isEqualTo(Arrival.AGAIN);
        assertThat(lane.arrive(2)).isEqualTo(Arrival.LATE);
        assertThat(lane.arrive(4)).isEqualTo(Arrival.LATE);
        assertThat(lane.report()).isEqualTo(new LaneReport(5, 5, List.of()));
    }

    @Test
    void shouldGoOnWhereItWasWhenReadFromItsReport() {
        lane.arrive(1);
        lane.arrive(4);

        LaneSequence restored = new LaneSequence(lane.report());

        assertThat(restored.arrive(2)).isEqualTo(Arrival.LATE);
        assertThat(restored.arrive(4)).isEqualTo(Arrival.AGAIN);
        assertThat(restored.arrive(5)).isEqualTo(Arrival.NEXT);
        assertThat(restored.report().missing()).containsExactly(new NumberRange(3, 3));
    }
}
