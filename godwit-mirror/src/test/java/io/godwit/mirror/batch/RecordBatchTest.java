package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBatchTest {
    private static final int LZ4 = 3;

    @Test
    void shouldDropThePartialBatchWhereverThePayloadIsCut() {
        ByteBuffer payload = joined(batch(0, 3), batch(3, 2), batch(5, 1));
        int first = batch(0, 3).remaining();
        int second = first + batch(3, 2).remaining();

        for (int cut = 0; cut < payload.limit(); cut++) {
            List<RecordBatch> batches = RecordBatch.split(payload.duplicate().limit(cut));

            assertThat(batches).hasSize(cut < first ? 0 : cut < second ? 1 : 2);
        }
        assertThat(RecordBatch.split(payload))
                .extracting(RecordBatch::baseOffset)
                .containsExactly(0L, 3L, 5L);
    }

    @Test
    void shouldSplitFromThePositionOfTheCallersBufferAndLeaveItAlone() {
        ByteBuffer bytes = joined(batch(7, 2), batch(9, 2));
        ByteBuffer payload = ByteBuffer.allocateDirect(bytes.remaining() + 30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(20);
        payload.put(bytes).limit(payload.position()).position(20);

        List<RecordBatch> batches = RecordBatch.split(payload);

        assertThat(batches).extracting(RecordBatch::lastOffset).containsExactly(8L, 10L);
        assertThat(batches).allMatch(RecordBatch::hasValidChecksum);
        assertThat(TestRecord.in(batches.get(1))).isEqualTo(records(9, 2));
        assertThat(payload.position()).isEqualTo(20);
    }

    @Test
    void shouldShareItsBytesWithThePayload() {
        ByteBuffer payload = batch(4, 2);

        RecordBatch.split(payload).get(0).stamp(9, (short) 0, 17);

        assertThat(payload.getLong(BatchHeader.PRODUCER_ID)).isEqualTo(9);
    }

    @Test
    void shouldCallAHeaderCorruptWhenItCanNotBeTrue() {
        assertCorrupt(bytes -> bytes.putInt(BatchHeader.LENGTH, -1));
        assertCorrupt(bytes -> bytes.putInt(BatchHeader.LENGTH, Integer.MIN_VALUE));
        assertCorrupt(bytes -> bytes.putInt(BatchHeader.LENGTH, BatchHeader.SIZE - 13));
        assertCorrupt(bytes -> bytes.put(BatchHeader.MAGIC, (byte) 3));
        assertCorrupt(bytes -> bytes.put(BatchHeader.MAGIC, (byte) -1));
        assertCorrupt(bytes -> bytes.putShort(BatchHeader.ATTRIBUTES, (short) 5));
        assertCorrupt(bytes -> bytes.putInt(BatchHeader.LAST_OFFSET_DELTA, -1));
        assertCorrupt(bytes -> bytes.putInt(BatchHeader.RECORD_COUNT, -1));
        assertCorrupt(bytes -> bytes.putInt(BatchHeader.RECORD_COUNT, 100));
        assertCorrupt(bytes -> bytes.putLong(BatchHeader.BASE_OFFSET, Long.MAX_VALUE));
        assertCorrupt(bytes -> bytes.putLong(BatchHeader.BASE_OFFSET, -1));
    }

    @Test
    void shouldNotPassThroughWhatMustBeRebuilt() {
        List<TestRecord> records = records(0, 3);
        List<TestRecord> holey = List.of(records.get(0), records.get(2));

        assertNotPassable(KafkaBatch.of(LZ4, holey).build());
        assertNotPassable(KafkaBatch.of(LZ4, records).atAppendTime().build());
        assertNotPassable(KafkaBatch.of(LZ4, records).deletedAt(123).build());
        assertNotPassable(KafkaBatch.of(LZ4, records).version(1).build());
        assertNotPassable(marker());
        assertNotPassable(emptied());
    }

    @Test
    void shouldShowTheMarkerOfAControlBatch() {
        RecordBatch marker = marker();

        assertThat(marker.isControl()).isTrue();
        assertThat(marker.isTransactional()).isTrue();
        marker.forEachRecord((offset, timestampMs, content) -> {
            assertThat(offset).isEqualTo(42);
            assertThat(content.key()).isNotNull();
            assertThat(ControlRecordType.parse(content.key())).isEqualTo(ControlRecordType.ABORT);
        });
    }

    @Test
    void shouldGiveEachRecordTheTimeOfTheAppend() {
        RecordBatch batch = KafkaBatch.of(LZ4, records(0, 5)).atAppendTime().build();

        assertThat(batch.isLogAppendTime()).isTrue();
        assertThat(TestRecord.in(batch))
                .isEqualTo(records(0, 5).stream()
                        .map(record -> record.timed(KafkaBatch.APPEND_TIME_MS))
                        .toList());
    }

    @Test
    void shouldReadTimestampsBesideADeleteHorizon() {
        RecordBatch batch = KafkaBatch.of(LZ4, records(0, 5)).deletedAt(123_456).build();

        assertThat(batch.hasDeleteHorizon()).isTrue();
        assertThat(batch.baseTimestampMs()).isEqualTo(123_456);
        assertThat(TestRecord.in(batch)).isEqualTo(records(0, 5));
    }

    @Test
    void shouldSeeNoRecordInAnEmptiedBatch() {
        RecordBatch emptied = emptied();

        assertThat(emptied.recordCount()).isZero();
        assertThat(emptied.lastOffset()).isEqualTo(19);
        assertThat(emptied.isDense()).isFalse();
        assertThat(TestRecord.in(emptied)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void shouldReadALargeValue(int codec) {
        byte[] value = new byte[1 << 20];
        new java.util.Random(1).nextBytes(value);
        List<TestRecord> records =
                List.of(new TestRecord(0, 1, null, ByteBuffer.wrap(value), List.of()), TestRecord.of(1, 2, "small"));

        RecordBatch batch = KafkaBatch.of(codec, records).build();

        assertThat(TestRecord.in(batch)).isEqualTo(records);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void shouldReadADirectPayloadOfAnyCodec(int codec) {
        ByteBuffer bytes = KafkaBatch.of(codec, records(3, 50)).bytes();
        ByteBuffer direct =
                ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip().asReadOnlyBuffer();

        assertThat(TestRecord.in(RecordBatch.split(direct).get(0))).isEqualTo(records(3, 50));
    }

    static List<TestRecord> records(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(offset -> TestRecord.of(offset, 1_000 + offset, "value " + offset))
                .toList();
    }

    private static RecordBatch marker() {
        return RecordBatch.split(MemoryRecords.withEndTransactionMarker(
                                42, 1, 0, 77, (short) 0, new EndTransactionMarker(ControlRecordType.ABORT, 0))
                        .buffer())
                .get(0);
    }

    /** What the cleaner leaves of a batch to remember its producer: a header with a codec and no records. */
    private static RecordBatch emptied() {
        ByteBuffer header = ByteBuffer.allocate(BatchHeader.SIZE);
        BatchHeader.write(header, new DenseRecords(10, 10, -1, 5, LZ4));
        header.putInt(BatchHeader.RECORD_COUNT, 0).putInt(BatchHeader.CRC, BatchHeader.checksum(header));
        return RecordBatch.split(header).get(0);
    }

    private static ByteBuffer batch(long first, int count) {
        return KafkaBatch.of(LZ4, records(first, count)).bytes();
    }

    private static ByteBuffer joined(ByteBuffer... batches) {
        ByteBuffer all = ByteBuffer.allocate(IntStream.range(0, batches.length)
                .map(i -> batches[i].remaining())
                .sum());
        for (ByteBuffer batch : batches) {
            all.put(batch.duplicate());
        }
        return all.flip();
    }

    private static void assertCorrupt(Consumer<ByteBuffer> damage) {
        ByteBuffer bytes = batch(8, 3);
        damage.accept(bytes);

        assertThatExceptionOfType(CorruptBatchException.class)
                .isThrownBy(() -> RecordBatch.split(bytes))
                .satisfies(e -> assertThat(e.reason()).isNotEmpty())
                .satisfies(e -> assertThat(e.baseOffset()).isEqualTo(bytes.getLong(0)));
    }

    private static void assertNotPassable(RecordBatch batch) {
        assertThat(batch.canPassThrough()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> batch.stamp(1, (short) 0, 0));
        assertThat(BatchMerger.isSmall(batch, Integer.MAX_VALUE)).isFalse();
    }
}
