package io.godwit.core.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.EngineSnapshot.PartitionStop;
import io.godwit.core.error.MirrorError;
import io.godwit.core.groups.Counterpart.Kind;
import io.godwit.core.groups.Counterpart.Mapping;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.OffsetMap;
import io.godwit.core.proof.OffsetMap.Run;
import io.godwit.core.proof.PartitionProof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CounterpartTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final PartitionId SAME = new PartitionId("order", 0);
    private static final PartitionId DIFFERENT = new PartitionId("order", 1);
    private static final PartitionId STOPPED = new PartitionId("order", 2);

    @Test
    void shouldKeepTheOffsetOfAnIdenticalPartitionUpToWhatIsCopied() {
        assertThat(of(SAME, 0)).isEqualTo(known(0, Kind.IDENTICAL));
        assertThat(of(SAME, 100)).isEqualTo(known(100, Kind.IDENTICAL));
        assertThat(of(SAME, 101).kind()).isEqualTo(Kind.NOT_COPIED);
    }

    @Test
    void shouldTranslateInsideOfWhatIsProven() {
        assertThat(of(DIFFERENT, 20)).isEqualTo(known(0, Kind.MAPPED));
        assertThat(of(DIFFERENT, 25)).isEqualTo(known(5, Kind.MAPPED));
        assertThat(of(DIFFERENT, 40)).as("a hole on the source").isEqualTo(known(10, Kind.MAPPED));
        assertThat(of(DIFFERENT, 60)).isEqualTo(known(20, Kind.MAPPED));
        assertThat(of(DIFFERENT, 61).kind()).isEqualTo(Kind.NOT_PROVEN);
        assertThat(of(DIFFERENT, 19).kind()).as("before the proof began").isEqualTo(Kind.NOT_PROVEN);
    }

    @Test
    void shouldNotTrustAProofThatFoundDifferences() {
        Mapping mapping = mapping(Map.of(DifferenceKind.MISSING, 1L));

        assertThat(Counterpart.of(at(DIFFERENT, 25), engine(), partition -> Optional.of(mapping))
                        .kind())
                .isEqualTo(Kind.NOT_PROVEN);
    }

    @Test
    void shouldTellNothingOfAPartitionThatIsNotCopiedNow() {
        assertThat(of(new PartitionId("other", 0), 1).kind()).isEqualTo(Kind.NOT_MIRRORED);
        assertThat(of(STOPPED, 1).kind()).isEqualTo(Kind.NOT_MIRRORED);
    }

    private static Counterpart of(PartitionId partition, long offset) {
        return Counterpart.of(at(partition, offset), engine(), asked -> Optional.of(mapping(Map.of())));
    }

    private static Counterpart known(long offset, Kind kind) {
        return new Counterpart(OptionalLong.of(offset), kind);
    }

    private static Position at(PartitionId partition, long offset) {
        return new Position(partition, offset, "");
    }

    private static EngineSnapshot engine() {
        SortedMap<PartitionId, PartitionPosition> positions = new TreeMap<>();
        for (PartitionId partition : List.of(SAME, DIFFERENT, STOPPED)) {
            positions.put(partition, new PartitionPosition(100, 0, 0, OptionalLong.empty()));
        }
        SortedMap<PartitionId, PartitionStop> stops = new TreeMap<>();
        stops.put(STOPPED, new PartitionStop(MirrorError.FOREIGN_WRITE, "", ""));
        return new EngineSnapshot(
                NOW, positions, new TreeSet<>(List.of(SAME, STOPPED)), new TreeSet<>(), List.of(), stops, List.of());
    }

    /** Source 20–30 and 50–60 are target 0–20. */
    private static Mapping mapping(Map<DifferenceKind, Long> differences) {
        OffsetMap map = OffsetMap.of(List.of(new Run(20, 0, 10), new Run(50, 10, 10)));
        return new Mapping(
                new PartitionProof(DIFFERENT, NOW, 20, 60, 0, 20, 20, differences, Map.of(), List.of(), false, 1, 1),
                map);
    }
}
