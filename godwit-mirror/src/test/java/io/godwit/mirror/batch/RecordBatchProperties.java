package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.apache.kafka.common.record.internal.MemoryRecords;

@Domain(RecordArbitraries.class)
@Domain(DomainContext.Global.class)
class RecordBatchProperties {
    @Property(tries = 200)
    void readsWhatKafkaWrites(@ForAll RecordArbitraries.Holey holey, @ForAll RecordArbitraries.Codec codec) {
        RecordBatch batch = KafkaBatch.of(codec.id(), holey.records()).build();

        assertThat(batch.hasValidChecksum()).isTrue();
        assertThat(TestRecord.in(batch)).isEqualTo(holey.records());
    }

    @Property(tries = 200)
    void readsTheHeaderThatKafkaWrites(@ForAll RecordArbitraries.Holey holey, @ForAll RecordArbitraries.Codec codec) {
        var records = holey.records();
        RecordBatch batch = KafkaBatch.of(codec.id(), records).inTransaction().build();

        long first = records.get(0).offset();
        long last = records.get(records.size() - 1).offset();
        assertThat(batch.magic()).isEqualTo((byte) 2);
        assertThat(batch.baseOffset()).isEqualTo(first);
        assertThat(batch.lastOffset()).isEqualTo(last);
        assertThat(batch.recordCount()).isEqualTo(records.size());
        assertThat(batch.lastOffsetDelta()).isEqualTo((int) (last - first));
        assertThat(batch.isDense()).isEqualTo(last - first == records.size() - 1);
        assertThat(batch.isTransactional()).isTrue();
        assertThat(batch.producerId()).isEqualTo(KafkaBatch.PRODUCER);
        assertThat(batch.producerEpoch()).isEqualTo((short) 3);
        assertThat(batch.baseSequence()).isEqualTo(1000);
        assertThat(batch.compressionId()).isEqualTo(codec.id());
        assertThat(batch.baseTimestampMs()).isEqualTo(records.get(0).timestampMs());
        assertThat(batch.maxTimestampMs())
                .isEqualTo(records.stream()
                        .mapToLong(TestRecord::timestampMs)
                        .max()
                        .orElseThrow());
    }

    @Property(tries = 200)
    void stampsAgainAndAgainWithoutTouchingTheRecords(
            @ForAll RecordArbitraries.Dense dense, @ForAll RecordArbitraries.Codec codec, @ForAll boolean direct) {
        RecordBatch batch = RecordBatch.split(in(
                        direct,
                        KafkaBatch.of(codec.id(), dense.records())
                                .inTransaction()
                                .bytes()))
                .get(0);
        long sourceOffset = batch.baseOffset();

        batch.stamp(5, (short) 1, 100);
        ByteBuffer sent = batch.stamp(6, (short) 2, 200);

        var seen = MemoryRecords.readableRecords(sent).batches().iterator().next();
        assertThat(seen.baseOffset()).isZero();
        assertThat(seen.isTransactional()).isFalse();
        assertThat(seen.partitionLeaderEpoch()).isEqualTo(-1);
        assertThat(seen.producerId()).isEqualTo(6);
        assertThat(seen.producerEpoch()).isEqualTo((short) 2);
        assertThat(seen.baseSequence()).isEqualTo(200);
        assertThat(batch.baseOffset()).isEqualTo(sourceOffset);
        assertThat(batch.hasValidChecksum()).isTrue();
        assertThat(TestRecord.byKafka(sent))
                .isEqualTo(dense.records().stream()
                        .map(record -> record.at(record.offset() - sourceOffset))
                        .toList());
        assertThat(TestRecord.in(batch)).isEqualTo(dense.records());
    }

    private static ByteBuffer in(boolean direct, ByteBuffer bytes) {
        return direct ? ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip() : bytes;
    }
}
