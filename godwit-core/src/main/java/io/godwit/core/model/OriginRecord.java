package io.godwit.core.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record with the producer that wrote it.
 *
 * @param timestampMs empty in a record of the oldest format, which has none
 * @param stampedByBroker whether the timestamp is that of the append
 * @param producerId -1 if it was written without idempotence
 * @param key not to be changed, as the value
 */
public record OriginRecord(
        long offset,
        OptionalLong timestampMs,
        boolean stampedByBroker,
        long producerId,
        boolean transactional,
        Optional<byte[]> key,
        Optional<byte[]> value,
        List<Header> headers) {
    /** Who writes without idempotence has this id. */
    public static final long NO_PRODUCER = -1;

    public OriginRecord {
        headers = List.copyOf(headers);
    }

    /** @param value not to be changed */
    public record Header(String name, Optional<byte[]> value) {}

    /** Bytes of key, value and headers. */
    public long bytes() {
        long bytes = length(key) + length(value);
        for (Header header : headers) {
            bytes += header.name().length() + length(header.value());
        }
        return bytes;
    }

    private static long length(Optional<byte[]> part) {
        return part.map(bytes -> bytes.length).orElse(0);
    }
}
