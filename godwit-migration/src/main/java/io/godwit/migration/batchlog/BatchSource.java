package io.godwit.migration.batchlog;

import io.godwit.mirror.batch.CorruptBatchException;
import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.copy.AbortedTransactions;
import io.godwit.mirror.wire.PartitionFetch;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one partition in order, each with a checksum that holds, as {@code read_committed} shows them: what has no
 * records for a consumer is passed over.
 */
final class BatchSource {
    private final Fetches feed;
    private final Queue<RecordBatch> fetched = new ArrayDeque<>();
    private AbortedTransactions aborted = new AbortedTransactions(List.of());
    private long next;

    BatchSource(Fetches feed, TopicPartition partition, long from) {
        this.feed = feed;
        this.next = from;
        feed.start(partition, from);
    }

    /** The offset behind the batches taken or passed over so far. */
    long next() {
        return next;
    }

    /**
     * Takes the next batch with records; null if there is none that begins below the end.
     *
     * @throws UnreadableException if it can't be had, or is corrupt
     */
    @Nullable
    RecordBatch take(long end) {
        while (next < end) {
            RecordBatch batch = fetched.isEmpty() ? fetch(end) : fetched.remove();
            boolean isAborted = aborted.contains(batch);
            if (batch.lastOffset() < next) {
                continue;
            }
            if (!batch.hasValidChecksum()) {
                throw new UnreadableException("the batch at offset " + batch.baseOffset() + " has a wrong checksum");
            }
            next = batch.lastOffset() + 1;
            if (!isAborted && !batch.isControl()) {
                return batch;
            }
        }
        return null;
    }

    /** Gives back what was fetched. */
    void stop() {
        fetched.clear();
        feed.stop();
    }

    private RecordBatch fetch(long end) {
        try {
            PartitionFetch fetch = feed.await();
            List<RecordBatch> batches = RecordBatch.split(fetch.records());
            long nextFetch =
                    batches.isEmpty() ? next : batches.get(batches.size() - 1).lastOffset() + 1;
            if (nextFetch <= next) {
                throw new UnreadableException("no whole batch at offset " + next);
            }
            aborted = new AbortedTransactions(fetch.abortedTransactions());
            fetched.addAll(batches);
            feed.moveTo(nextFetch);
            if (nextFetch < end) {
                feed.askAhead();
            }
            return fetched.remove();
        } catch (CorruptBatchException e) {
            throw new UnreadableException("corrupt", e);
        }
    }
}
