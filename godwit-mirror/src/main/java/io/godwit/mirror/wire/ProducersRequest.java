package io.godwit.mirror.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.DescribeProducersRequestData;
import org.apache.kafka.common.message.DescribeProducersRequestData.TopicRequest;
import org.apache.kafka.common.message.DescribeProducersResponseData.PartitionResponse;
import org.apache.kafka.common.message.DescribeProducersResponseData.ProducerState;
import org.apache.kafka.common.message.DescribeProducersResponseData.TopicResponse;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.DescribeProducersRequest;
import org.apache.kafka.common.requests.DescribeProducersResponse;

/** Asks what partitions remember of their producers; Kafka 2.8 and later know. */
final class ProducersRequest implements PartitionRequest<ProducersResult> {
    private final Set<TopicPartition> partitions;

    ProducersRequest(Set<TopicPartition> partitions) {
        this.partitions = Set.copyOf(partitions);
    }

    @Override
    public Set<TopicPartition> partitions() {
        return partitions;
    }

    @Override
    public AbstractRequest.Builder<?> build() {
        Map<String, TopicRequest> topics = new HashMap<>();
        for (TopicPartition partition : partitions) {
            topics.computeIfAbsent(partition.topic(), name -> new TopicRequest().setName(name))
                    .partitionIndexes()
                    .add(partition.partition());
        }
        return new DescribeProducersRequest.Builder(
                new DescribeProducersRequestData().setTopics(List.copyOf(topics.values())));
    }

    @Override
    public void read(AbstractResponse response, Results<ProducersResult> results) {
        for (TopicResponse topic : ((DescribeProducersResponse) response).data().topics()) {
            for (PartitionResponse partition : topic.partitions()) {
                results.add(
                        topic.name(),
                        partition.partitionIndex(),
                        Verdict.of(partition.errorCode(), partition.errorMessage()),
                        () -> new ProducersResult(WireError.NONE, "", producers(partition)));
            }
        }
    }

    @Override
    public ProducersResult failed(Verdict verdict) {
        return new ProducersResult(verdict.error(), verdict.message(), List.of());
    }

    private static List<ProducerView> producers(PartitionResponse partition) {
        return partition.activeProducers().stream().map(ProducersRequest::view).toList();
    }

    private static ProducerView view(ProducerState producer) {
        long transaction = producer.currentTxnStartOffset();
        return new ProducerView(
                producer.producerId(),
                producer.producerEpoch(),
                producer.lastSequence(),
                producer.lastTimestamp(),
                producer.coordinatorEpoch(),
                transaction < 0 ? OptionalLong.empty() : OptionalLong.of(transaction));
    }
}
