package io.godwit.mirror.wire;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;

/**
 * Appends batches as they are. With topic ids (Kafka 4.1 and later) a topic that was re-created isn't written to: it has the name,
 * but not the id.
 */
final class AppendRequest implements PartitionRequest<AppendResult> {
    private static final short ALL_REPLICAS = -1;
    private static final short LAST_VERSION_WITHOUT_TOPIC_IDS = 12;

    private final Map<TopicPartition, ByteBuffer> batches;
    private final int timeoutMs;
    private final Map<String, Uuid> ids = new HashMap<>();
    private final Map<Uuid, String> names = new HashMap<>();

    AppendRequest(Map<TopicPartition, ByteBuffer> batches, Directory directory, int timeoutMs) {
        this.batches = Map.copyOf(batches);
        this.timeoutMs = timeoutMs;
        for (TopicPartition partition : batches.keySet()) {
            Uuid id = directory.topicId(partition.topic());
            ids.put(partition.topic(), id);
            names.put(id, partition.topic());
        }
    }

    @Override
    public Set<TopicPartition> partitions() {
        return batches.keySet();
    }

    @Override
    public AbstractRequest.Builder<?> build() {
        Map<String, TopicProduceData> topics = new HashMap<>();
        batches.forEach((partition, batch) -> topics.computeIfAbsent(partition.topic(), this::topic)
                .partitionData()
                .add(new PartitionProduceData()
                        .setIndex(partition.partition())
                        .setRecords(MemoryRecords.readableRecords(batch.slice()))));
        ProduceRequestData data = new ProduceRequestData().setAcks(ALL_REPLICAS).setTimeoutMs(timeoutMs);
        topics.values().forEach(data.topicData()::add);
        short version =
                names.containsKey(Uuid.ZERO_UUID) ? LAST_VERSION_WITHOUT_TOPIC_IDS : ApiKeys.PRODUCE.latestVersion();
        return new ProduceRequest.Builder(ApiKeys.PRODUCE.oldestVersion(), version, data);
    }

    @Override
    public void read(AbstractResponse response, Results<AppendResult> results) {
        int throttleTimeMs = response.throttleTimeMs();
        for (TopicProduceResponse topic : ((ProduceResponse) response).data().responses()) {
            String name =
                    topic.topicId().equals(Uuid.ZERO_UUID) ? topic.name() : names.getOrDefault(topic.topicId(), "");
            for (PartitionProduceResponse partition : topic.partitionResponses()) {
                results.add(
                        name,
                        partition.index(),
                        Verdict.of(partition.errorCode(), said(partition)),
                        () -> new AppendResult(
                                WireError.NONE,
                                partition.baseOffset(),
                                partition.logAppendTimeMs(),
                                "",
                                throttleTimeMs));
            }
        }
    }

    @Override
    public AppendResult failed(Verdict verdict) {
        return new AppendResult(verdict.error(), -1, -1, verdict.message(), 0);
    }

    private TopicProduceData topic(String name) {
        return new TopicProduceData().setName(name).setTopicId(ids.getOrDefault(name, Uuid.ZERO_UUID));
    }

    /** The first record's complaint says more than the batch's, which only counts them. */
    private static String said(PartitionProduceResponse partition) {
        return partition.recordErrors().stream()
                .map(record -> record.batchIndexErrorMessage())
                .filter(text -> text != null)
                .findFirst()
                .orElse(partition.errorMessage());
    }
}
