package io.godwit.migration.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.LogRange;
import io.godwit.core.model.PartitionId;
import io.godwit.core.progress.PartitionSample;
import io.godwit.core.status.OffsetKeeping;
import io.godwit.core.status.PathCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartitionSamplesTest {
    private static final PartitionId ZERO = new PartitionId("order", 0);
    private static final PartitionId ONE = new PartitionId("order", 1);
    private static final PartitionId TWO = new PartitionId("order", 2);
    private static final PathCounts PATHS = new PathCounts(1, 2, 3, 4);

    @Test
    void shouldTellOffsetsAndWaysOnlyWhereTheEngineDoes() {
        // given
        SortedMap<PartitionId, PartitionPosition> positions = new TreeMap<>();
        positions.put(ZERO, new PartitionPosition(10, 6, 600, OptionalLong.of(5), Optional.of(PATHS)));
        positions.put(ONE, new PartitionPosition(10, 6, 600, OptionalLong.of(5), Optional.of(PATHS)));
        positions.put(TWO, new PartitionPosition(10, -1, -1, OptionalLong.empty()));
        EngineSnapshot snapshot = new EngineSnapshot(
                Instant.EPOCH,
                positions,
                new TreeSet<>(List.of(ZERO)),
                new TreeSet<>(),
                List.of(),
                new TreeMap<>(),
                List.of());
        LogRange range = new LogRange(0, 20);

        // when
        SortedMap<Integer, PartitionSample> samples =
                PartitionSamples.of(Stream.of(ZERO, ONE, TWO), Map.of(ZERO, range, ONE, range, TWO, range), snapshot);

        // then
        assertThat(samples.values())
                .extracting(PartitionSample::offsets)
                .containsExactly(
                        Optional.of(OffsetKeeping.IDENTICAL), Optional.of(OffsetKeeping.MAPPED), Optional.empty());
        assertThat(samples.get(0)).extracting(PartitionSample::paths).isEqualTo(Optional.of(PATHS));
        assertThat(samples.get(2)).extracting(PartitionSample::records).isEqualTo(OptionalLong.empty());
    }
}
