package io.godwit.mirror.wire;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One partition's news. Offsets are -1 if there was an error.
 *
 * @param message Kafka's name of the error if it is {@link WireError#OTHER}, else empty
 * @param highWatermark end of what is replicated
 * @param lastStableOffset end of what this fetch can see: the first open transaction or the high watermark
 * @param abortedTransactions whose records are among {@code records}
 * @param records the received bytes themselves, writable, a slice of the response. The first batch may begin before the wanted
 *     offset, and the last may be cut anywhere, even in its header
 */
public record PartitionFetch(
        WireError error,
        String message,
        long highWatermark,
        long lastStableOffset,
        long logStartOffset,
        List<AbortedTransaction> abortedTransactions,
        ByteBuffer records) {}
