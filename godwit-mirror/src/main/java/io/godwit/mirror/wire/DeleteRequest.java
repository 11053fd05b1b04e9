package io.godwit.mirror.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.DeleteRecordsRequestData;
import org.apache.kafka.common.message.DeleteRecordsRequestData.DeleteRecordsPartition;
import org.apache.kafka.common.message.DeleteRecordsRequestData.DeleteRecordsTopic;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.DeleteRecordsRequest;
import org.apache.kafka.common.requests.DeleteRecordsResponse;

/** Moves logs' starts forward; each result is the low watermark, the start that all replicas have. */
final class DeleteRequest implements PartitionRequest<OffsetResult> {
    private final Map<TopicPartition, Long> beforeOffsets;
    private final int timeoutMs;

    DeleteRequest(Map<TopicPartition, Long> beforeOffsets, int timeoutMs) {
        this.beforeOffsets = Map.copyOf(beforeOffsets);
        this.timeoutMs = timeoutMs;
    }

    @Override
    public Set<TopicPartition> partitions() {
        return beforeOffsets.keySet();
    }

    @Override
    public AbstractRequest.Builder<?> build() {
        Map<String, DeleteRecordsTopic> topics = new HashMap<>();
        beforeOffsets.forEach((partition, offset) -> topics.computeIfAbsent(
                        partition.topic(), name -> new DeleteRecordsTopic().setName(name))
                .partitions()
                .add(new DeleteRecordsPartition()
                        .setPartitionIndex(partition.partition())
                        .setOffset(offset)));
        return new DeleteRecordsRequest.Builder(
                new DeleteRecordsRequestData().setTimeoutMs(timeoutMs).setTopics(List.copyOf(topics.values())));
    }

    @Override
    public void read(AbstractResponse response, Results<OffsetResult> results) {
        ((DeleteRecordsResponse) response).data().topics().forEach(topic -> topic.partitions()
                .forEach(partition -> results.add(
                        topic.name(),
                        partition.partitionIndex(),
                        Verdict.of(partition.errorCode()),
                        () -> new OffsetResult(WireError.NONE, partition.lowWatermark(), ""))));
    }

    @Override
    public OffsetResult failed(Verdict verdict) {
        return new OffsetResult(verdict.error(), -1, verdict.message());
    }
}
