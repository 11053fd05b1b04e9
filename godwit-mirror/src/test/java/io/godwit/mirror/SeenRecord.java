package io.godwit.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** All that a consumer sees of a record, so that two of them can be compared. */
record SeenRecord(int partition, long offset, long timestampMs, String key, int valueHash, String headers) {
    static SeenRecord of(ConsumerRecord<byte[], byte[]> found) {
        List<String> headers = new ArrayList<>();
        for (Header header : found.headers()) {
            headers.add(header.key() + "=" + Arrays.toString(header.value()));
        }
        return new SeenRecord(
                found.partition(),
                found.offset(),
                found.timestamp(),
                found.key() == null ? "-" : new String(found.key(), StandardCharsets.UTF_8),
                Arrays.hashCode(found.value()),
                headers.toString());
    }

    boolean isTombstone() {
        return valueHash == 0;
    }

    SeenRecord withoutOffset() {
        return new SeenRecord(partition, -1, timestampMs, key, valueHash, headers);
    }
}
