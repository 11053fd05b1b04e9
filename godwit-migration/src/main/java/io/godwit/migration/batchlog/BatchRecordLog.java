package io.godwit.migration.batchlog;

import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.RecordCursor;
import io.godwit.core.proof.RecordLog;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.records.KafkaRecordLog;
import io.godwit.mirror.batch.BatchUnpacker;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.WireSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one cluster as batches. Beside it stands a consumer without a group, which knows the bounds, and reads where
 * batches can't be had.
 *
 * <p>Memory: two fetches of a quarter of the budget each. A consumer that has taken over keeps to the budget by itself; by
 * then the fetches are given back.
 */
public final class BatchRecordLog implements RecordLog {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRecordLog.class);
    private static final int LEAST_FETCH_BYTES = 64 << 10;

    private final ClusterConnection connection;
    private final long budgetBytes;
    private final KafkaRecordLog records;
    private final Optional<BatchFeed> feed;
    private final BatchUnpacker unpacker = new BatchUnpacker();
    private @Nullable BatchCursor open;
    private @Nullable KafkaRecordLog again;

    /**
     * @param topics whose partitions will be read
     * @param budgetBytes for what is fetched and unpacked
     */
    public BatchRecordLog(ClusterConnection connection, Set<String> topics, long budgetBytes) {
        this.connection = connection;
        this.budgetBytes = budgetBytes;
        this.records = new KafkaRecordLog(connection, budgetBytes);
        this.feed = feed(topics);
    }

    private Optional<BatchFeed> feed(Set<String> topics) {
        // Half of the limit: what doesn't come within it, a consumer waits for once more.
        Duration patience = connection.timeouts().request().dividedBy(2);
        WireSettings settings = WireSettings.defaults().withRequestTimeout(patience);
        int fetchBytes = (int) Math.max(LEAST_FETCH_BYTES, Math.min(Integer.MAX_VALUE, budgetBytes) / 4);
        try {
            ClusterWire wire = ClusterWire.open(
                    connection.config().side().word(), connection.properties("verify-batches"), settings);
            return Optional.of(new BatchFeed(wire, topics, patience, fetchBytes));
        } catch (IllegalArgumentException e) {
            LOG.debug("reading record by record: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Map<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions) {
        return records.bounds(partitions);
    }

    @Override
    public RecordCursor open(PartitionId partition, long from, long end) {
        if (open != null) {
            open.close();
        }
        open = feed.map(batches -> cursor(batches, partition, from, end)).orElse(null);
        return open == null ? records.open(partition, from, end) : open;
    }

    private BatchCursor cursor(BatchFeed batches, PartitionId partition, long from, long end) {
        TopicPartition id = new TopicPartition(partition.topic(), partition.partition());
        return new BatchCursor(new BatchSource(batches, id, from), unpacker, new OtherReaders(partition), from, end);
    }

    private RecordCursor openAgain(PartitionId partition, long from, long end) {
        if (again == null) {
            again = new KafkaRecordLog(connection, budgetBytes / 4);
        }
        return again.open(partition, from, end);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        feed.ifPresent(BatchFeed::close);
        if (again != null) {
            again.close();
        }
        records.close();
    }

    private final class OtherReaders implements BatchCursor.Readers {
        private final PartitionId partition;

        OtherReaders(PartitionId partition) {
            this.partition = partition;
        }

        @Override
        public RecordCursor consumer(long from, long end) {
            return records.open(partition, from, end);
        }

        @Override
        public RecordCursor again(long from, long end) {
            return openAgain(partition, from, end);
        }
    }
}
