package io.godwit.migration.batchlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.proof.LogRecord;
import io.godwit.core.proof.PackedBatch;
import io.godwit.core.proof.RecordCursor;
import io.godwit.mirror.batch.BatchUnpacker;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCursorTest {
    private final BatchUnpacker unpacker = new BatchUnpacker();
    private final List<Long> takenOverAt = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void shouldReturnRecordsAsTheyWereWritten(int codec) {
        BatchCursor cursor = cursor(new TestLog().codec(codec).batch(0, 1, 2).batch(3, 4), 0, 5);

        LogRecord record = Objects.requireNonNull(cursor.next());

        assertThat(record.offset()).isZero();
        assertThat(record.timestamp()).isEqualTo(1_000_000);
        assertThat(record.stampedByBroker()).isFalse();
        assertThat(record.key()).isEqualTo(ByteBuffer.wrap("key 0".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(record.value()).isEqualTo(ByteBuffer.wrap(TestLog.value(0)));
        assertThat(record.headerCount()).isEqualTo(1);
        assertThat(record.headerName(0)).isEqualTo("n");
        assertThat(record.headerValue(0)).containsExactly(0);
        assertThat(offsets(cursor)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(cursor.position()).isEqualTo(5);
        assertThat(cursor.bytes()).isEqualTo(5L * (5 + TestLog.value(0).length));
        assertThat(takenOverAt).isEmpty();
    }

    @Test
    void shouldSkipMarkersAndAbortedRecordsAsReadCommittedDoes() {
        TestLog log = new TestLog()
                .inTransaction(1, 0, 1)
                .inTransaction(2, 2, 3)
                .batch(4)
                .inTransaction(2, 5)
                .abort(2, 2)
                .commit(1)
                .inTransaction(2, 8)
                .commit(2)
                .perFetch(100);
        BatchCursor cursor = cursor(log, 0, log.end());

        assertThat(offsets(cursor)).containsExactly(0L, 1L, 4L, 8L);
        assertThat(cursor.position()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void shouldFollowTheLogFetchByFetch(int batchesPerFetch) {
        TestLog log = numbered(20, 5).perFetch(batchesPerFetch);

        assertThat(offsets(cursor(log, 0, log.end()))).hasSize(100).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldBeginAndEndInTheMiddleOfABatchAndGoOnWhenTheEndMoves() {
        BatchCursor cursor = cursor(numbered(4, 5), 2, 13);

        assertThat(offsets(cursor)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(cursor.position()).isEqualTo(13);
        assertThat(cursor.batch()).isNull();

        cursor.extendTo(20);

        assertThat(cursor.batch()).isNull();
        assertThat(offsets(cursor)).containsExactly(13L, 14L, 15L, 16L, 17L, 18L, 19L);
    }

    @Test
    void shouldReturnWholeBatchesWithoutUnpackingThem() {
        BatchCursor cursor = cursor(numbered(4, 5), 0, 20);

        List<Long> batches = new ArrayList<>();
        for (PackedBatch batch = cursor.batch(); batch != null; batch = cursor.batch()) {
            assertThat(batch.records()).isEqualTo(5);
            assertThat(batch.packed().remaining()).isPositive();
            batches.add(batch.firstOffset());
            cursor.skipBatch();
        }

        assertThat(batches).containsExactly(0L, 5L, 10L, 15L);
        assertThat(cursor.next()).isNull();
        assertThat(cursor.position()).isEqualTo(20);
        assertThat(unpacker.batches()).isZero();
    }

    @Test
    void shouldReturnNoBatchOnceOneOfItsRecordsWasReturned() {
        BatchCursor cursor = cursor(numbered(2, 3), 0, 6);

        assertThat(cursor.batch()).isNotNull();
        assertThat(Objects.requireNonNull(cursor.next()).offset()).isZero();
        assertThat(cursor.batch()).isNull();
        assertThat(Objects.requireNonNull(cursor.next()).offset()).isEqualTo(1);
        assertThat(Objects.requireNonNull(cursor.next()).offset()).isEqualTo(2);
        assertThat(Objects.requireNonNull(cursor.batch()).firstOffset()).isEqualTo(3);
        cursor.skipBatch();
        assertThat(cursor.next()).isNull();
    }

    @Test
    void shouldReturnNoBatchThatIsCutByTheRangeOrStampedByTheBroker() {
        assertThat(cursor(numbered(2, 3), 1, 6).batch()).isNull();
        assertThat(cursor(numbered(2, 3), 0, 2).batch()).isNull();
        assertThat(cursor(new TestLog().stamped(1, 2), 0, 2).batch()).isNull();
        LogRecord stamped =
                Objects.requireNonNull(cursor(new TestLog().stamped(1, 2), 0, 2).next());
        assertThat(stamped.stampedByBroker()).isTrue();
        assertThat(stamped.timestamp()).isEqualTo(5_000_000);
    }

    @Test
    void shouldMoveOverHolesBetweenBatches() {
        TestLog log = new TestLog().batch(0, 1).hole(7).batch(2).hole(2).batch(3, 4);

        BatchCursor cursor = cursor(log, 0, log.end());

        assertThat(offsets(cursor)).containsExactly(0L, 1L, 9L, 12L, 13L);
    }

    @Test
    void shouldLetAConsumerTakeOverWhereAChecksumIsWrong() {
        BatchCursor cursor = cursor(numbered(4, 5).damage(2), 0, 20);

        for (int i = 0; i < 10; i++) {
            assertThat(Objects.requireNonNull(cursor.next()).offset()).isEqualTo(i);
        }
        assertThat(cursor.batch()).isNull();

        assertThat(Objects.requireNonNull(cursor.next()).offset()).isEqualTo(10);
        assertThat(takenOverAt).containsExactly(10L);
    }

    @Test
    void shouldLetAConsumerTakeOverWhenBatchesCannotBeFetched() {
        BatchCursor cursor = cursor(numbered(4, 5).perFetch(2).failAfter(1), 0, 20);

        assertThat(offsets(cursor)).hasSize(20).isSorted().doesNotHaveDuplicates();
        assertThat(takenOverAt).containsExactly(10L);
        assertThat(cursor.position()).isEqualTo(20);
    }

    private BatchCursor cursor(TestLog log, long from, long end) {
        BatchSource source = new BatchSource(log, new TopicPartition("order", 0), from);
        return new BatchCursor(source, unpacker, new Consumers(), from, end);
    }

    static TestLog numbered(int batches, int recordsEach) {
        TestLog log = new TestLog();
        for (int batch = 0; batch < batches; batch++) {
            int first = batch * recordsEach;
            log.batch(
                    java.util.stream.IntStream.range(first, first + recordsEach).toArray());
        }
        return log;
    }

    private static List<Long> offsets(RecordCursor cursor) {
        List<Long> offsets = new ArrayList<>();
        for (LogRecord record = cursor.next(); record != null; record = cursor.next()) {
            offsets.add(record.offset());
        }
        return offsets;
    }

    /** Consumers that read another copy of the log, record by record. */
    private final class Consumers implements BatchCursor.Readers {
        @Override
        public RecordCursor consumer(long from, long end) {
            takenOverAt.add(from);
            return new RecordsOnly(cursor(numbered(4, 5), from, end));
        }

        @Override
        public RecordCursor again(long from, long end) {
            throw new UnsupportedOperationException();
        }
    }

    private record RecordsOnly(RecordCursor cursor) implements RecordCursor {
        @Override
        public @Nullable LogRecord next() {
            return cursor.next();
        }

        @Override
        public void extendTo(long end) {
            cursor.extendTo(end);
        }

        @Override
        public long position() {
            return cursor.position();
        }

        @Override
        public long expiredBelow() {
            return cursor.expiredBelow();
        }

        @Override
        public long bytes() {
            return cursor.bytes();
        }
    }
}
