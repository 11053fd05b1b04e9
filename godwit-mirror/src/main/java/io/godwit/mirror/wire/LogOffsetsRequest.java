package io.godwit.mirror.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsTopic;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsPartitionResponse;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsTopicResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ListOffsetsRequest;
import org.apache.kafka.common.requests.ListOffsetsResponse;

/**
 * Asks for one end of logs. {@link OffsetKind#LOG_END} goes by the replica id that Kafka keeps for debugging: then a broker looks
 * neither at the high watermark nor at whether it leads the partition. So the leader epoch has to be right, and is always sent.
 */
final class LogOffsetsRequest implements PartitionRequest<OffsetResult> {
    private final Set<TopicPartition> partitions;
    private final OffsetKind kind;
    private final int brokerId;
    private final Directory directory;

    LogOffsetsRequest(Set<TopicPartition> partitions, OffsetKind kind, int brokerId, Directory directory) {
        this.partitions = Set.copyOf(partitions);
        this.kind = kind;
        this.brokerId = brokerId;
        this.directory = directory;
    }

    @Override
    public Set<TopicPartition> partitions() {
        return partitions;
    }

    @Override
    public AbstractRequest.Builder<?> build() {
        Map<String, ListOffsetsTopic> topics = new HashMap<>();
        for (TopicPartition partition : partitions) {
            if (directory.isLedBy(partition, brokerId)) {
                topics.computeIfAbsent(partition.topic(), name -> new ListOffsetsTopic().setName(name))
                        .partitions()
                        .add(new ListOffsetsPartition()
                                .setPartitionIndex(partition.partition())
                                .setCurrentLeaderEpoch(directory.leaderEpoch(partition))
                                .setTimestamp(timestamp()));
            }
        }
        return builder().setTargetTimes(List.copyOf(topics.values()));
    }

    @Override
    public void read(AbstractResponse response, Results<OffsetResult> results) {
        for (ListOffsetsTopicResponse topic : ((ListOffsetsResponse) response).topics()) {
            for (ListOffsetsPartitionResponse partition : topic.partitions()) {
                results.add(
                        topic.name(),
                        partition.partitionIndex(),
                        Verdict.of(partition.errorCode()),
                        () -> new OffsetResult(WireError.NONE, partition.offset(), ""));
            }
        }
    }

    @Override
    public OffsetResult failed(Verdict verdict) {
        return new OffsetResult(verdict.error(), -1, verdict.message());
    }

    private ListOffsetsRequest.Builder builder() {
        return switch (kind) {
            case EARLIEST, HIGH_WATERMARK ->
                ListOffsetsRequest.Builder.forConsumer(false, IsolationLevel.READ_UNCOMMITTED);
            case LATEST_COMMITTED -> ListOffsetsRequest.Builder.forConsumer(false, IsolationLevel.READ_COMMITTED);
            case LOG_END ->
                ListOffsetsRequest.Builder.forReplica(
                        ApiKeys.LIST_OFFSETS.latestVersion(), ListOffsetsRequest.DEBUGGING_REPLICA_ID);
        };
    }

    private long timestamp() {
        return kind == OffsetKind.EARLIEST
                ? ListOffsetsRequest.EARLIEST_TIMESTAMP
                : ListOffsetsRequest.LATEST_TIMESTAMP;
    }
}
