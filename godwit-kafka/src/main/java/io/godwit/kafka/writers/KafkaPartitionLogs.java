package io.godwit.kafka.writers;

import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Logs through the Admin API; single records through a consumer that belongs to no group. */
public final class KafkaPartitionLogs implements PartitionLogs {
    private final ClusterConnection connection;
    private final RecordTimes times;
    private final ProducerStates producers;

    public KafkaPartitionLogs(ClusterConnection connection) {
        this.connection = connection;
        this.times = new RecordTimes(connection);
        this.producers = new ProducerStates(connection);
    }

    @Override
    public SortedSet<String> topics() {
        return new TreeSet<>(connection.await(
                connection
                        .admin()
                        .listTopics(new ListTopicsOptions().listInternal(true))
                        .names(),
                new ClusterRequest("listing topics", "DESCRIBE on the topics")));
    }

    @Override
    public SortedSet<PartitionId> partitions(SortedSet<String> topics) {
        SortedSet<String> wanted = new TreeSet<>(topics);
        wanted.retainAll(topics());
        SortedSet<PartitionId> partitions = new TreeSet<>();
        for (TopicDescription topic : connection
                .await(
                        connection.admin().describeTopics(wanted).allTopicNames(),
                        new ClusterRequest("describing " + wanted.size() + " topics", "DESCRIBE on the topics"))
                .values()) {
            topic.partitions().forEach(info -> partitions.add(new PartitionId(topic.name(), info.partition())));
        }
        return partitions;
    }

    @Override
    public SortedMap<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions) {
        SortedMap<PartitionId, Long> starts = offsets(partitions, OffsetSpec.earliest());
        SortedMap<PartitionId, Long> ends = ends(partitions);
        SortedMap<PartitionId, LogBounds> bounds = new TreeMap<>();
        starts.forEach((partition, start) ->
                bounds.put(partition, new LogBounds(start, Objects.requireNonNull(ends.get(partition)))));
        return bounds;
    }

    @Override
    public SortedMap<PartitionId, Long> ends(Collection<PartitionId> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private SortedMap<PartitionId, Long> offsets(Collection<PartitionId> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> query = new HashMap<>();
        partitions.forEach(partition -> query.put(topicPartition(partition), spec));
        Map<TopicPartition, ListOffsetsResultInfo> answer = connection.await(
                connection.admin().listOffsets(query).all(),
                new ClusterRequest(
                        "reading the ends of " + partitions.size() + " partitions", "DESCRIBE on the topics"));
        SortedMap<PartitionId, Long> offsets = new TreeMap<>();
        answer.forEach((partition, info) ->
                offsets.put(new PartitionId(partition.topic(), partition.partition()), info.offset()));
        return offsets;
    }

    @Override
    public List<Writer> writers(Collection<PartitionId> partitions) {
        return producers.writers(partitions);
    }

    @Override
    public Optional<String> writeObstacle(SortedSet<String> topics) {
        return new WriteObstacles(connection).first(topics);
    }

    @Override
    public Optional<List<OpenTransaction>> openTransactions(SortedSet<String> topics) {
        return producers.openTransactions(topics);
    }

    @Override
    public SortedMap<PartitionId, Instant> lastRecordsBelow(Map<PartitionId, Long> ends) {
        return times.lastBelow(ends);
    }

    @Override
    public SortedMap<PartitionId, Instant> firstRecordsFrom(Map<PartitionId, Long> offsets) {
        return times.firstFrom(offsets);
    }

    static TopicPartition topicPartition(PartitionId partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }
}
