package io.godwit.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.proof.OffsetMap.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OffsetMapTest {
    @Test
    void shouldJoinRunsThatContinueEachOther() {
        OffsetMap map = OffsetMap.of(List.of(new Run(0, 0, 5), new Run(5, 5, 3), new Run(9, 8, 1)));

        assertThat(map.runs()).containsExactly(new Run(0, 0, 8), new Run(9, 8, 1));
        assertThat(map.records()).isEqualTo(9);
        assertThat(map.isIdentical()).isFalse();
    }

    @Test
    void shouldTranslateHolesToTheNextRecord() {
        OffsetMap map = OffsetMap.of(List.of(new Run(10, 0, 5), new Run(20, 7, 5)));

        assertThat(map.translate(0, 12)).isEqualTo(0);
        assertThat(map.translate(14, 12)).isEqualTo(4);
        assertThat(map.translate(15, 12)).isEqualTo(7);
        assertThat(map.translate(22, 12)).isEqualTo(9);
        assertThat(map.translate(25, 12)).isEqualTo(12);
    }

    @Test
    void shouldRefuseRunsThatOverlap() {
        assertThatThrownBy(() -> OffsetMap.of(List.of(new Run(0, 0, 5), new Run(4, 9, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not follow");
    }

    @Property
    void shouldTranslateAsAPlainTreeOfAllRecordsDoes(
            @ForAll("runs") List<Run> runs, @ForAll @LongRange(min = 0, max = 400) long offset) {
        OffsetMap map = OffsetMap.of(runs);
        TreeMap<Long, Long> plain = new TreeMap<>();
        for (Run run : runs) {
            for (long i = 0; i < run.length(); i++) {
                plain.put(run.sourceBase() + i, run.targetBase() + i);
            }
        }
        var next = plain.ceilingEntry(offset);

        assertThat(map.translate(offset, 9_999)).isEqualTo(next == null ? 9_999 : next.getValue());
    }

    @Property
    void shouldComeBackToEveryRecordByTheInverse(@ForAll("runs") List<Run> runs) {
        OffsetMap map = OffsetMap.of(runs);
        OffsetMap inverse = map.inverse();

        for (Run run : runs) {
            for (long i = 0; i < run.length(); i++) {
                long target = map.translate(run.sourceBase() + i, -1);
                assertThat(inverse.translate(target, -1)).isEqualTo(run.sourceBase() + i);
            }
        }
        assertThat(inverse.inverse().runs()).isEqualTo(map.runs());
    }

    @Property
    void shouldNeitherSkipNorRepeatARecordOnTheWayBack(
            @ForAll("runs") List<Run> runs, @ForAll @LongRange(min = 0, max = 400) long targetOffset) {
        OffsetMap map = OffsetMap.of(runs);

        long source = map.inverse().translate(targetOffset, 9_999);

        for (Run run : runs) {
            for (long i = 0; i < run.length(); i++) {
                boolean unreadOnTarget = run.targetBase() + i >= targetOffset;
                assertThat(run.sourceBase() + i >= source).isEqualTo(unreadOnTarget);
            }
        }
    }

    @Provide
    Arbitrary<List<Run>> runs() {
        Arbitrary<Integer> gap = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 20);
        return Combinators.combine(gap, gap, length)
                .as((sourceGap, targetGap, records) -> new int[] {sourceGap, targetGap, records})
                .list()
                .ofMaxSize(20)
                .map(steps -> {
                    List<Run> runs = new ArrayList<>();
                    long source = 0;
                    long target = 0;
                    for (int[] step : steps) {
                        runs.add(new Run(source + step[0], target + step[1], step[2]));
                        source += step[0] + step[2];
                        target += step[1] + step[2];
                    }
                    return runs;
                });
    }
}
