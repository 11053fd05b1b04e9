package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {
    @Test
    void shouldFillOneBatchAfterTheOther() {
        List<TestRecord> records = RecordBatchTest.records(100, 1_000);
        BatchBuilder builder = new BatchBuilder(0, 2_000);
        List<Rewritten> built = new ArrayList<>();

        KafkaBatch.of(2, records).build().forEachRecord((offset, timestampMs, content) -> {
            if (!builder.tryAppend(offset, timestampMs, content)) {
                built.add(builder.build());
                assertThat(builder.tryAppend(offset, timestampMs, content)).isTrue();
            }
        });
        built.add(builder.build());

        assertThat(builder.isEmpty()).isTrue();
        assertThat(TestRecord.inAll(built)).isEqualTo(records);
        // Uncompressed, the estimate is exact: what is left free is less than a record.
        assertThat(built.subList(0, built.size() - 1))
                .allSatisfy(piece -> assertThat(piece.batch().sizeInBytes()).isBetween(1_980, 2_000));
    }

    @Test
    void shouldRefuseToBuildFromNothing() {
        assertThatIllegalStateException().isThrownBy(() -> new BatchBuilder(0, 100).build());
    }

    @Test
    void shouldKeepTheRunsOfSourceOffsets() {
        SourceOffsets offsets = SourceOffsets.of(new long[] {9, 4, 5, 6, 8, 20, 21, 50}, 1, 7);

        assertThat(offsets.runs())
                .containsExactly(
                        new SourceOffsets.Run(4, 3), new SourceOffsets.Run(8, 1), new SourceOffsets.Run(20, 2));
        assertThat(offsets.first()).isEqualTo(4);
        assertThat(offsets.last()).isEqualTo(21);
    }
}
