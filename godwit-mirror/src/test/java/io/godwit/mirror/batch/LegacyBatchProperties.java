package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Versions 0 and 1: uncompressed they are a batch for each record, compressed a wrapper around all. */
@Domain(RecordArbitraries.class)
@Domain(DomainContext.Global.class)
class LegacyBatchProperties {
    @Property(tries = 200)
    void readsVersion0WithoutTimestamps(
            @ForAll RecordArbitraries.Dense dense, @ForAll @IntRange(min = 0, max = 3) int codec) {
        List<TestRecord> records = withoutHeaders(dense);
        List<RecordBatch> batches =
                RecordBatch.split(KafkaBatch.of(codec, records).version(0).bytes());

        assertThat(batches.stream().flatMap(batch -> TestRecord.in(batch).stream()))
                .isEqualTo(records.stream().map(record -> record.timed(-1)).toList());
        assertThat(batches).allSatisfy(batch -> assertIsOld(batch, 0));
    }

    @Property(tries = 200)
    void readsVersion1(
            @ForAll RecordArbitraries.Dense dense,
            @ForAll @IntRange(min = 0, max = 3) int codec,
            @ForAll boolean appendTime) {
        List<TestRecord> records = withoutHeaders(dense);
        KafkaBatch source = KafkaBatch.of(codec, records).version(1);
        List<RecordBatch> batches = RecordBatch.split((appendTime ? source.atAppendTime() : source).bytes());

        assertThat(batches.stream().flatMap(batch -> TestRecord.in(batch).stream()))
                .isEqualTo(records.stream()
                        .map(record -> appendTime ? record.timed(KafkaBatch.APPEND_TIME_MS) : record)
                        .toList());
        assertThat(batches).allSatisfy(batch -> assertIsOld(batch, 1));
        assertThat(batches).extracting(RecordBatch::isLogAppendTime).containsOnly(appendTime);
    }

    @Property(tries = 100)
    void knowsTheOffsetsOfACompressedWrapper(
            @ForAll RecordArbitraries.Dense dense,
            @ForAll @IntRange(min = 1, max = 3) int codec,
            @ForAll @IntRange(min = 0, max = 1) int magic) {
        List<TestRecord> records = withoutHeaders(dense);
        RecordBatch batch = KafkaBatch.of(codec, records).version(magic).build();

        assertThat(batch.baseOffset()).isEqualTo(records.get(0).offset());
        assertThat(batch.lastOffset()).isEqualTo(records.get(records.size() - 1).offset());
        assertThat(batch.recordCount()).isEqualTo(records.size());
        assertThat(batch.lastOffsetDelta()).isEqualTo(records.size() - 1);
        assertThat(batch.compressionId()).isEqualTo(codec);
    }

    @Property(tries = 100)
    void becomesVersion2WhenItIsRebuilt(
            @ForAll RecordArbitraries.Dense dense,
            @ForAll @IntRange(min = 1, max = 3) int codec,
            @ForAll @IntRange(min = 0, max = 1) int magic) {
        RecordBatch batch =
                KafkaBatch.of(codec, withoutHeaders(dense)).version(magic).build();

        List<Rewritten> pieces =
                new BatchRewriter().rewrite(batch, new RewriteRules(1 << 20, OptionalInt.empty(), offset -> true));

        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).batch().canPassThrough()).isTrue();
        assertThat(pieces.get(0).batch().compressionId()).isEqualTo(codec);
        assertThat(TestRecord.byKafka(pieces.get(0).batch().buffer())).isEqualTo(TestRecord.in(batch));
    }

    @Example
    void refusesARecordWhoseOwnChecksumIsWrong() {
        ByteBuffer bytes =
                KafkaBatch.of(0, RecordBatchTest.records(5, 1)).version(1).bytes();
        bytes.put(bytes.limit() - 1, (byte) 0);

        assertThatExceptionOfType(CorruptBatchException.class)
                .isThrownBy(() -> TestRecord.in(RecordBatch.split(bytes).get(0)))
                .satisfies(e -> assertThat(e.baseOffset()).isEqualTo(5));
    }

    static List<TestRecord> withoutHeaders(RecordArbitraries.Dense dense) {
        return dense.records().stream().map(TestRecord::withoutHeaders).toList();
    }

    private static void assertIsOld(RecordBatch batch, int magic) {
        assertThat(batch.magic()).isEqualTo((byte) magic);
        assertThat(batch.hasValidChecksum()).isTrue();
        assertThat(batch.isDense()).isFalse();
        assertThat(batch.isControl()).isFalse();
        assertThat(batch.isTransactional()).isFalse();
        assertThat(batch.hasDeleteHorizon()).isFalse();
        assertThat(batch.producerId()).isEqualTo(-1);
        assertThat(batch.producerEpoch()).isEqualTo((short) -1);
        assertThat(batch.baseSequence()).isEqualTo(-1);
    }
}
