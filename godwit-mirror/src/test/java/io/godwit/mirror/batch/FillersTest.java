package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillersTest {
    @Test
    void shouldHoldNothingButOffsets() {
        RecordBatch filler = Fillers.of(300, 1234);

        assertThat(TestRecord.byKafka(filler.buffer())).hasSize(300).allSatisfy(record -> {
            assertThat(record.key()).isNull();
            assertThat(record.value()).isNull();
            assertThat(record.headers()).isEmpty();
            assertThat(record.timestampMs()).isEqualTo(1234);
        });
        assertThat(filler.canPassThrough()).isTrue();
        assertThat(filler.recordCount()).isEqualTo(300);
    }

    @Test
    void shouldTakeLessThanAByteForEachOfManyOffsets() {
        RecordBatch filler = Fillers.of(500_000, 0);

        assertThat(filler.recordCount()).isEqualTo(500_000);
        assertThat(filler.sizeInBytes()).isLessThan(500_000);
    }

    @Test
    void shouldFitIntoSmallLimitsToo() {
        for (int limit = 320; limit < 3_000; limit += 13) {
            assertThat(Fillers.of(Fillers.maxCount(limit), 0).sizeInBytes()).isLessThanOrEqualTo(limit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 10_000, 100_000, 1_048_588, 2_000_000})
    void shouldFitIntoTheLimitWithTheCountForIt(int maxBatchBytes) {
        int count = Fillers.maxCount(maxBatchBytes);

        assertThat(count).isPositive();
        if (count > 1) {
            assertThat(Fillers.of(count, 0).sizeInBytes()).isLessThanOrEqualTo(maxBatchBytes);
        }
    }
}
