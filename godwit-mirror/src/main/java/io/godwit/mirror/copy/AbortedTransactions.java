package io.godwit.mirror.copy;

import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.wire.AbortedTransaction;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Tells which batches of one fetch response belong to aborted transactions, as a consumer with {@code read_committed} does:
 * the broker lists each aborted transaction with its producer id and first offset; it ends with that producer's next marker
 * (KIP-98). Batches must be asked for in the order of their offsets.
 */
public final class AbortedTransactions {
    private final PriorityQueue<AbortedTransaction> ahead =
            new PriorityQueue<>(Comparator.comparingLong(AbortedTransaction::firstOffset));
    private final Set<Long> open = new HashSet<>();

    public AbortedTransactions(List<AbortedTransaction> listed) {
        ahead.addAll(listed);
    }

    public boolean contains(RecordBatch batch) {
        while (!ahead.isEmpty() && ahead.peek().firstOffset() <= batch.lastOffset()) {
            open.add(ahead.remove().producerId());
        }
        if (batch.isControl()) {
            open.remove(batch.producerId());
            return false;
        }
        return batch.isTransactional() && open.contains(batch.producerId());
    }
}
