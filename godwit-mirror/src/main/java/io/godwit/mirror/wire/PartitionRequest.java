package io.godwit.mirror.wire;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;

/** One kind of request about several partitions, each with a result of its own. */
interface PartitionRequest<R> {
    Set<TopicPartition> partitions();

    AbstractRequest.Builder<?> build();

    void read(AbstractResponse response, Results<R> results);

    R failed(Verdict verdict);
}
