package io.godwit.mirror;

import io.godwit.lab.KafkaCluster;
import io.godwit.lab.NewTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One side of a mirror, as tests write to it and look at it. */
final class TestCluster implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final KafkaCluster cluster;
    private final Admin admin;
    private final Random random = new Random(1);

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
        NewTopics.create(admin, List.of(new NewTopic(topic, partitions, factor).configs(configs)));
    }

    /** A topic of one partition with replicas on these brokers, the first of which leads. */
    void createOn(String topic, List<Integer> brokers, Map<String, String> configs) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, Map.of(0, brokers)).configs(configs)))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    TopicPartitionInfo describe(String topic, int partition) throws Exception {
        Map<String, TopicDescription> found =
                admin.describeTopics(List.of(topic)).allTopicNames().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return Objects.requireNonNull(found.get(topic)).partitions().get(partition);
    }

    /** The producers that the partition remembers, by their ids. */
    Map<Long, ProducerState> producers(String topic, int partition) throws Exception {
        TopicPartition id = new TopicPartition(topic, partition);
        return admin
                .describeProducers(List.of(id))
                .partitionResult(id)
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .activeProducers()
                .stream()
                .collect(Collectors.toMap(ProducerState::producerId, state -> state));
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

    /** Where each partition of a topic begins or ends. */
    List<Long> offsets(String topic, int partitions, OffsetSpec spec) throws Exception {
        List<TopicPartition> ids = partitions(topic, partitions);
        Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(
                        ids.stream().collect(Collectors.toMap(id -> id, id -> spec)))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return ids.stream()
                .map(id -> Objects.requireNonNull(found.get(id)).offset())
                .toList();
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> overrides) {
        Map<String, Object> all = properties();
        all.put("acks", "all");
        all.putAll(overrides);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Writes so many records, of which each is a batch of its own, and returns when the cluster has them. */
    void write(String topic, int partition, int count) throws Exception {
        write(topic, partition, count, 100);
    }

    void write(String topic, int partition, int count, int valueBytes) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("batch.size", "1"))) {
            for (int number = 0; number < count; number++) {
                byte[] value = new byte[valueBytes];
                random.nextBytes(value);
                sent.add(producer.send(new ProducerRecord<>(topic, partition, null, value)));
            }
        }
        awaitAll(sent);
    }

    /** Records of all sizes up to 300 bytes, with and without key, value and headers, partition after partition. */
    void writeVaried(String topic, int partitions, int count, Map<String, Object> overrides) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(overrides)) {
            for (int number = 0; number < count; number++) {
                sent.add(producer.send(varied(topic, number % partitions, number)));
            }
        }
        awaitAll(sent);
    }

    private ProducerRecord<byte[], byte[]> varied(String topic, int partition, int number) {
        byte[] value = new byte[random.nextInt(300)];
        random.nextBytes(value);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                topic,
                partition,
                number % 11 == 0 ? null : bytes("key-" + number % 500),
                number % 13 == 0 ? null : value);
        if (number % 3 == 0) {
            message.headers().add("trace", bytes("id-" + number)).add("empty", null);
        }
        return message;
    }

    static void awaitAll(List<Future<RecordMetadata>> sent) throws Exception {
        for (Future<RecordMetadata> answer : sent) {
            answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void alterTopic(String topic, String name, String value) throws Exception {
        alter(new ConfigResource(ConfigResource.Type.TOPIC, topic), name, value);
    }

    void alterBrokers(String name, String value) throws Exception {
        alter(new ConfigResource(ConfigResource.Type.BROKER, ""), name, value);
    }

    private void alter(ConfigResource resource, String name, String value) throws Exception {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** All committed records of a topic, partition after partition. */
    List<SeenRecord> records(String topic, int partitions) {
        Map<String, Object> all = properties();
        all.put("isolation.level", "read_committed");
        all.put("auto.offset.reset", "earliest");
        List<TopicPartition> ids = partitions(topic, partitions);
        List<SeenRecord> seen = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ids);
            consumer.seekToBeginning(ids);
            Map<TopicPartition, Long> ends = consumer.endOffsets(ids);
            Predicate<TopicPartition> isUnread = id -> consumer.position(id) < ends.getOrDefault(id, 0L);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (ids.stream().anyMatch(isUnread) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> seen.add(SeenRecord.of(found)));
            }
        }
        seen.sort(Comparator.comparingInt(SeenRecord::partition).thenComparingLong(SeenRecord::offset));
        return seen;
    }

    private static List<TopicPartition> partitions(String topic, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
