package io.godwit.kafka.records;

import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.RecordCursor;
import io.godwit.core.proof.RecordLog;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The log of one cluster through a consumer without a group, isolation {@code read_committed}. */
public final class KafkaRecordLog implements RecordLog {
    private final ClusterConnection connection;
    private final PolledRecords records;

    /** @param budgetBytes for fetched and unpacked records together */
    public KafkaRecordLog(ClusterConnection connection, long budgetBytes) {
        this.connection = connection;
        this.records = new PolledRecords(connection, budgetBytes);
    }

    @Override
    public Map<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions) {
        Map<TopicPartition, PartitionId> ids =
                partitions.stream().collect(Collectors.toMap(KafkaRecordLog::topicPartition, id -> id));
        try {
            Map<TopicPartition, Long> ends = records.consumer().endOffsets(ids.keySet());
            Map<TopicPartition, Long> starts = records.consumer().beginningOffsets(ids.keySet());
            Map<PartitionId, LogBounds> bounds = new TreeMap<>();
            ends.forEach((partition, end) -> {
                long start = starts.getOrDefault(partition, 0L);
                bounds.put(ids.get(partition), new LogBounds(start, Math.max(start, end)));
            });
            return bounds;
        } catch (KafkaException e) {
            throw connection
                    .errors()
                    .translate(e, new ClusterRequest("asking for offsets of " + partitions, "describe on the topic"));
        }
    }

    @Override
    public RecordCursor open(PartitionId partition, long from, long end) {
        return new KafkaRecordCursor(connection, records, topicPartition(partition), from, end);
    }

    @Override
    public void close() {
        records.close();
    }

    private static TopicPartition topicPartition(PartitionId id) {
        return new TopicPartition(id.topic(), id.partition());
    }
}
