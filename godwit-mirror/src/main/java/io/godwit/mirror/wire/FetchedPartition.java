package io.godwit.mirror.wire;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.internal.MemoryRecords;

/** One partition of a fetch response. */
final class FetchedPartition {
    private static final ByteBuffer NO_RECORDS = ByteBuffer.allocate(0);

    private FetchedPartition() {}

    static PartitionFetch read(PartitionData data) {
        Verdict verdict = Verdict.of(data.errorCode());
        if (!verdict.isFine()) {
            return new PartitionFetch(verdict.error(), verdict.message(), -1, -1, -1, List.of(), NO_RECORDS);
        }
        return new PartitionFetch(
                WireError.NONE,
                "",
                data.highWatermark(),
                data.lastStableOffset(),
                data.logStartOffset(),
                aborted(data),
                records(data));
    }

    private static List<AbortedTransaction> aborted(PartitionData data) {
        if (data.abortedTransactions() == null) {
            return List.of();
        }
        return data.abortedTransactions().stream()
                .map(aborted -> new AbortedTransaction(aborted.producerId(), aborted.firstOffset()))
                .toList();
    }

    private static ByteBuffer records(PartitionData data) {
        return data.records() instanceof MemoryRecords records ? records.buffer() : NO_RECORDS;
    }
}
