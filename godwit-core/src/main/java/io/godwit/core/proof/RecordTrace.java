package io.godwit.core.proof;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A cheap 64-bit mark of a record (timestamp, sizes, first and last bytes), made for each compared record so that one that
 * comes twice can be called a duplicate. It decides only between the words "duplicate" and "extra", never whether records
 * are equal.
 */
final class RecordTrace {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private RecordTrace() {}

    static long of(LogRecord record) {
        long trace = record.stampedByBroker() ? PRIME : record.timestamp() * PRIME;
        return mix(mix(trace, record.key()), record.value());
    }

    private static long mix(long trace, @Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return Long.rotateLeft(trace, 7) * PRIME;
        }
        int from = bytes.position();
        int size = bytes.remaining();
        long mixed = (trace ^ size) * PRIME;
        if (size >= Long.BYTES) {
            mixed = (mixed ^ bytes.getLong(from)) * PRIME;
            mixed = (mixed ^ bytes.getLong(from + size - Long.BYTES)) * PRIME;
            return mixed ^ (mixed >>> 29);
        }
        for (int i = from; i < from + size; i++) {
            mixed = (mixed ^ bytes.get(i)) * PRIME;
        }
        return mixed ^ (mixed >>> 29);
    }
}
