package io.godwit.cli.mirror;

import io.godwit.lab.KafkaCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumer groups of a cluster: what they committed, and what they would read if they went on from there. */
final class TestGroups implements AutoCloseable {
    private final KafkaCluster cluster;
    private final Admin admin;

    TestGroups(KafkaCluster cluster) {
        this.cluster = cluster;
        this.admin = cluster.openAdmin();
    }

    void commit(String group, String topic, int partition, long offset) {
        commit(group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
    }

    /** As a group does that has read everything. */
    void commitEnds(String group, String topic, int partitions) {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        ends(IntStream.range(0, partitions)
                        .mapToObj(number -> new TopicPartition(topic, number))
                        .toList())
                .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
        commit(group, ends);
    }

    private void commit(String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        await(admin.alterConsumerGroupOffsets(group, offsets).all());
    }

    SortedMap<TopicPartition, Long> committed(String group) {
        SortedMap<TopicPartition, Long> offsets =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    /** -1 = none. */
    long offset(String group, String topic, int partition) {
        return committed(group).getOrDefault(new TopicPartition(topic, partition), -1L);
    }

    /** Whether no offset of the group is beyond the end of its log. */
    boolean isWithin(String group, String topic) {
        SortedMap<TopicPartition, Long> offsets = committed(group);
        Map<TopicPartition, Long> ends = ends(offsets.keySet());
        return offsets.entrySet().stream()
                .filter(offset -> offset.getKey().topic().equals(topic))
                .allMatch(offset -> offset.getValue() <= ends.getOrDefault(offset.getKey(), 0L));
    }

    /** What the group would read from its offsets on, or from the beginning where it has none, as partition and number. */
    List<String> unread(String group, String topic) {
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            committed(group).forEach((partition, offset) -> {
                if (partition.topic().equals(topic)) {
                    consumer.seek(partition, offset);
                }
            });
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> unread = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> unread.add(
                                record.partition() + "/" + new String(record.key(), StandardCharsets.UTF_8)));
            }
            return unread;
        }
    }

    List<String> names() {
        return await(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .toList();
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, ListOffsetsResultInfo> found = await(
                admin.listOffsets(partitions.stream().collect(Collectors.toMap(id -> id, id -> OffsetSpec.latest())))
                        .all());
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static <T> T await(KafkaFuture<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
