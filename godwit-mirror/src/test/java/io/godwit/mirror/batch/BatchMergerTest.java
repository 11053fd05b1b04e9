package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(RecordArbitraries.class)
@Domain(DomainContext.Global.class)
class BatchMergerTest {
    private static final int ZSTD = 4;
    private static final int LZ4 = 3;

    private final BatchMerger merger = new BatchMerger(100_000, 1_000_000);

    @Property(tries = 200)
    void mergesWithoutChangingARecord(
            @ForAll RecordArbitraries.Dense dense,
            @ForAll RecordArbitraries.Codec codec,
            @ForAll @IntRange(min = 1, max = 10) int recordsEach) {
        List<RecordBatch> batches = cut(dense.records(), codec.id(), recordsEach);

        List<Rewritten> merged = merger.merge(batches);

        assertThat(merged).singleElement().satisfies(piece -> {
            assertThat(TestRecord.byKafka(piece.batch().buffer())).isEqualTo(dense.records());
            assertThat(piece.batch().canPassThrough()).isTrue();
            assertThat(piece.batch().compressionId()).isEqualTo(codec.id());
            assertThat(piece.batch().maxTimestampMs())
                    .isEqualTo(dense.records().stream()
                            .mapToLong(TestRecord::timestampMs)
                            .max()
                            .orElseThrow());
            assertThat(piece.firstSourceOffset())
                    .isEqualTo(dense.records().get(0).offset());
            assertThat(piece.lastSourceOffset())
                    .isEqualTo(piece.firstSourceOffset() + dense.records().size() - 1);
        });
    }

    @Property(tries = 100)
    void neverExceedsTheLimitOrLosesARecord(
            @ForAll RecordArbitraries.Dense dense,
            @ForAll RecordArbitraries.Codec codec,
            @ForAll @IntRange(min = 100, max = 3000) int limit) {
        List<RecordBatch> batches = cut(dense.records(), codec.id(), 2);

        List<Rewritten> merged = new BatchMerger(limit, limit).merge(batches);

        assertThat(TestRecord.inAll(merged)).isEqualTo(dense.records());
        assertThat(merged).allMatch(piece -> piece.batch().sizeInBytes() <= limit || batches.contains(piece.batch()));
    }

    @Example
    void startsAnewAtAHoleAndAtAnotherCodec() {
        List<RecordBatch> batches =
                List.of(batch(ZSTD, 0, 2), batch(ZSTD, 2, 2), batch(ZSTD, 5, 2), batch(LZ4, 7, 2), batch(LZ4, 9, 1));

        List<Rewritten> merged = merger.merge(batches);

        assertThat(merged).extracting(Rewritten::firstSourceOffset).containsExactly(0L, 5L, 7L);
        assertThat(merged).extracting(Rewritten::lastSourceOffset).containsExactly(3L, 6L, 9L);
        assertThat(merged.get(1).batch()).isSameAs(batches.get(2));
    }

    /** More deltas of three bytes than headers saved: merged they would be larger than apart. */
    @Example
    void splitsAGroupThatGrowsAboveTheLimit() {
        List<RecordBatch> batches = List.of(empties(0, 9_000), empties(9_000, 9_000), empties(18_000, 9_000));
        int together = batches.stream().mapToInt(RecordBatch::sizeInBytes).sum();

        List<Rewritten> merged = new BatchMerger(together, together).merge(batches);

        assertThat(merged).hasSizeGreaterThan(1);
        assertThat(TestRecord.inAll(merged)).hasSize(27_000);
        assertThat(merged).allMatch(piece -> piece.batch().sizeInBytes() <= together);
    }

    @Example
    void refusesABatchThatMustBeRebuilt() {
        RecordBatch appendTime =
                KafkaBatch.of(LZ4, RecordBatchTest.records(0, 1)).atAppendTime().build();

        assertThatIllegalArgumentException().isThrownBy(() -> merger.merge(List.of(appendTime)));
    }

    @Example
    void callsABatchSmallBelowTheGivenSize() {
        RecordBatch batch = batch(LZ4, 0, 5);

        assertThat(BatchMerger.isSmall(batch, batch.sizeInBytes() + 1)).isTrue();
        assertThat(BatchMerger.isSmall(batch, batch.sizeInBytes())).isFalse();
    }

    private static RecordBatch batch(int codec, long first, int count) {
        return KafkaBatch.of(codec, RecordBatchTest.records(first, count)).build();
    }

    private static RecordBatch empties(long first, int count) {
        List<TestRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(new TestRecord(first + i, 1_000, null, null, List.of()));
        }
        return KafkaBatch.of(0, records).build();
    }

    private static List<RecordBatch> cut(List<TestRecord> records, int codec, int recordsEach) {
        List<RecordBatch> batches = new ArrayList<>();
        for (int start = 0; start < records.size(); start += recordsEach) {
            int end = Math.min(records.size(), start + recordsEach);
            batches.add(KafkaBatch.of(codec, records.subList(start, end)).build());
        }
        return batches;
    }
}
