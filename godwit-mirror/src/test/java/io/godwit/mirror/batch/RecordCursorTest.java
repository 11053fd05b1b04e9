package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.utils.ByteUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCursorTest {
    /** Attributes, no deltas, key "k", no value, no headers; before it the length. */
    private static final List<Integer> SOUND = List.of(14, 0, 0, 0, 2, (int) 'k', 1, 0);

    @Test
    void shouldReadASoundRecord() {
        RecordCursor cursor = cursor(1, SOUND);

        assertThat(cursor.next()).isTrue();
        assertThat(cursor.content().key()).isEqualTo(TestRecord.bytes("k"));
        assertThat(cursor.content().value()).isNull();
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void shouldRefuseARecordThatIsShorterThanItsLength() {
        assertCorrupt(1, List.of(16, 0, 0, 0, 2, (int) 'k', 1, 0, 0));
        // What its length claims beyond its fields looks like the next record.
        assertCorrupt(2, List.of(26, 0, 0, 0, 1, 1, 0, 12, 0, 0, 2, 1, 1, 0));
    }

    @Test
    void shouldRefuseARecordThatIsLongerThanItsLength() {
        assertCorrupt(1, List.of(12, 0, 0, 0, 2, (int) 'k', 1, 0));
    }

    @Test
    void shouldRefuseALengthBehindTheEnd() {
        assertCorrupt(1, List.of(16, 0, 0, 0, 2, (int) 'k', 1, 0));
        assertCorrupt(1, List.of(14, 0, 0, 0, 126, (int) 'k', 1, 0));
    }

    @Test
    void shouldRefuseNegativeLengths() {
        assertCorrupt(1, List.of(1, 0, 0, 0, 2, (int) 'k', 1, 0));
        assertCorrupt(1, List.of(14, 0, 0, 0, 3, (int) 'k', 1, 0));
        assertCorrupt(1, List.of(12, 0, 0, 0, 1, 1, 1));
    }

    @Test
    void shouldRefuseAHeaderWithoutAKey() {
        assertCorrupt(1, List.of(16, 0, 0, 0, 1, 1, 2, 1, 1));
    }

    @Test
    void shouldRefuseOffsetsThatDoNotGrowOrLeaveTheBatch() {
        assertCorrupt(2, List.of(12, 0, 0, 0, 1, 1, 0, 12, 0, 0, 0, 1, 1, 0));
        assertCorrupt(1, List.of(12, 0, 0, 22, 1, 1, 0));
        assertCorrupt(1, List.of(12, 0, 0, 1, 1, 1, 0));
    }

    @Test
    void shouldRefuseAnotherCountThanTheHeaders() {
        assertCorrupt(2, SOUND);
        assertCorrupt(0, SOUND);
    }

    @Test
    void shouldRefuseANumberThatNeverEnds() {
        assertCorrupt(1, List.of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 8191, 8192, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 40})
    void shouldWriteNumbersAsKafkaReadsThem(long number) {
        byte[] bytes = new byte[Varints.MAX_LONG_BYTES];

        int end = Varints.write(number, bytes, 0);

        assertThat(end).isEqualTo(Varints.size(number)).isEqualTo(ByteUtils.sizeOfVarlong(number));
        assertThat(ByteUtils.readVarlong(ByteBuffer.wrap(bytes))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0})
    void shouldReadTheWidestTimestamps(long timestampMs) {
        FramedRecords frames = new FramedRecords();
        frames.add(0, timestampMs, new byte[] {1, 1, 0}, 0, 3);

        RecordCursor cursor =
                new RecordCursor(frames.bytes(), new RecordCursor.Span(0, frames.size(), 1, 100, 10, 0, false));

        assertThat(cursor.next()).isTrue();
        assertThat(cursor.timestampMs()).isEqualTo(timestampMs);
        assertThat(frames.size()).isEqualTo(FramedRecords.frameSize(0, timestampMs, 3));
    }

    private static void assertCorrupt(int count, List<Integer> bytes) {
        RecordCursor cursor = cursor(count, bytes);

        assertThatExceptionOfType(CorruptBatchException.class)
                .isThrownBy(() -> {
                    boolean more = true;
                    while (more) {
                        more = cursor.next();
                    }
                })
                .satisfies(e -> assertThat(e.baseOffset()).isEqualTo(100));
    }

    private static RecordCursor cursor(int count, List<Integer> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return new RecordCursor(bytes, new RecordCursor.Span(0, bytes.length, count, 100, 10, 0, false));
    }
}
