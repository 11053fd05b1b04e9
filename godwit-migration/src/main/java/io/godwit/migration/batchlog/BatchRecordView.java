package io.godwit.migration.batchlog;

import io.godwit.core.proof.LogRecord;
import io.godwit.mirror.batch.RecordStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Shows the record on which the stream of a batch stands. */
final class BatchRecordView implements LogRecord {
    private final RecordStream stream;
    private final boolean stampedByBroker;
    private @Nullable ByteBuffer key;
    private @Nullable ByteBuffer value;
    private Header[] headers = new Header[0];

    BatchRecordView(RecordStream stream, boolean stampedByBroker) {
        this.stream = stream;
        this.stampedByBroker = stampedByBroker;
    }

    /** To be called when the stream has moved. */
    BatchRecordView show() {
        key = stream.key();
        value = stream.value();
        headers = stream.headers();
        return this;
    }

    @Override
    public long offset() {
        return stream.offset();
    }

    @Override
    public long timestamp() {
        return stream.timestampMs();
    }

    @Override
    public boolean stampedByBroker() {
        return stampedByBroker;
    }

    @Override
    public @Nullable ByteBuffer key() {
        return key;
    }

    @Override
    public @Nullable ByteBuffer value() {
        return value;
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
