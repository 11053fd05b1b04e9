package io.godwit.kafka.records;

import io.godwit.core.proof.LogRecord;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Shows the consumer's record as it is. One view serves a whole partition, so that comparing makes no objects. */
final class RecordView implements LogRecord {
    private static final Header[] NO_HEADERS = new Header[0];

    private @Nullable ConsumerRecord<ByteBuffer, ByteBuffer> current;
    private Header[] headers = NO_HEADERS;

    RecordView show(ConsumerRecord<ByteBuffer, ByteBuffer> shown) {
        current = shown;
        headers = shown.headers().toArray();
        return this;
    }

    private ConsumerRecord<ByteBuffer, ByteBuffer> shown() {
        return Objects.requireNonNull(current);
    }

    @Override
    public long offset() {
        return shown().offset();
    }

    @Override
    public long timestamp() {
        return shown().timestamp();
    }

    @Override
    public boolean stampedByBroker() {
        return shown().timestampType() == TimestampType.LOG_APPEND_TIME;
    }

    @Override
    public @Nullable ByteBuffer key() {
        return shown().key();
    }

    @Override
    public @Nullable ByteBuffer value() {
        return shown().value();
    }

    @Override
    public int headerCount() {
        return headers.length;
    }

    @Override
    public String headerName(int index) {
        return headers[index].key();
    }

    @Override
    public byte @Nullable [] headerValue(int index) {
        return headers[index].value();
    }
}
