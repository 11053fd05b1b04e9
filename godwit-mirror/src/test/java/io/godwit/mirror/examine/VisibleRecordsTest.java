package io.godwit.mirror.examine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class VisibleRecordsTest {
    private static ConsumerRecord<byte[], byte[]> record(long timestamp, TimestampType type, int value) {
        return new ConsumerRecord<>(
                "orders",
                0,
                7,
                timestamp,
                type,
                1,
                1,
                new byte[] {1},
                new byte[] {(byte) value},
                new RecordHeaders(),
                Optional.empty());
    }

    @Test
    void shouldCompareTimestampsThatTheCopyKept() {
        ConsumerRecord<byte[], byte[]> original = record(100, TimestampType.CREATE_TIME, 2);

        assertThat(VisibleRecords.areEqual(original, record(100, TimestampType.CREATE_TIME, 2)))
                .isTrue();
        assertThat(VisibleRecords.areEqual(original, record(101, TimestampType.CREATE_TIME, 2)))
                .isFalse();
    }

    @Test
    void shouldNotCompareTimestampsThatTheCopyGotFromItsBroker() {
        ConsumerRecord<byte[], byte[]> original = record(100, TimestampType.LOG_APPEND_TIME, 2);

        assertThat(VisibleRecords.areEqual(original, record(250, TimestampType.LOG_APPEND_TIME, 2)))
                .isTrue();
        assertThat(VisibleRecords.areEqual(original, record(250, TimestampType.LOG_APPEND_TIME, 3)))
                .isFalse();
    }
}
