package io.godwit.mirror;

import io.godwit.lab.KafkaCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One side of a mirror, as tests write to it and look at it. */
final class TestCluster implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final KafkaCluster cluster;
    private final Admin admin;

    TestCluster(KafkaCluster cluster) {
        this.cluster = cluster;
        this.admin = cluster.openAdmin();
    }

    KafkaCluster cluster() {
        return cluster;
    }

    Map<String, Object> properties() {
        return new HashMap<>(cluster.clientProperties());
    }

    void create(String topic, int partitions, Map<String, String> configs) throws Exception {
        short factor = (short) Math.min(3, cluster.brokers().size());
        admin.createTopics(List.of(new NewTopic(topic, partitions, factor).configs(configs)))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    void delete(String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    void deleteBefore(String topic, int partition, long offset) throws Exception {
        admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    long start(String topic, int partition) throws Exception {
        return offset(topic, partition, OffsetSpec.earliest());
    }

    long end(String topic, int partition) throws Exception {
        return offset(topic, partition, OffsetSpec.latest());
    }

    private long offset(String topic, int partition, OffsetSpec spec) throws Exception {
        TopicPartition id = new TopicPartition(topic, partition);
        return admin.listOffsets(Map.of(id, spec))
                .partitionResult(id)
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .offset();
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> overrides) {
        Map<String, Object> all = properties();
        all.put("acks", "all");
        all.putAll(overrides);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** All committed records of a topic, partition after partition. */
    List<SeenRecord> records(String topic, int partitions) {
        Map<String, Object> all = properties();
        all.put("isolation.level", "read_committed");
        all.put("auto.offset.reset", "earliest");
        List<SeenRecord> seen = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (TopicPartition id : IntStream.range(0, partitions)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList()) {
                consumer.assign(List.of(id));
                consumer.seekToBeginning(List.of(id));
                long end = consumer.endOffsets(List.of(id)).getOrDefault(id, 0L);
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
                while (consumer.position(id) < end && System.nanoTime() < deadline) {
                    consumer.poll(Duration.ofMillis(200)).forEach(found -> seen.add(SeenRecord.of(found)));
                }
            }
        }
        return seen;
    }

    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
