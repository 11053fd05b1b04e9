package io.godwit.connect.mirrormaker2;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Selection;
import io.godwit.core.model.ClusterSide;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An old source and a new target, and what the tests do with them. */
final class Clusters implements AutoCloseable {
    final Lab lab = Lab.inTemporaryFolder();
    final KafkaCluster source;
    final KafkaCluster target;

    Clusters() {
        CompletableFuture<KafkaCluster> starting =
                CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka28WithZooKeeper()));
        target = lab.start(ClusterSpec.kafka43());
        source = starting.join();
    }

    MirrorMaker2Settings settings(String migration, Optional<java.net.URI> connectUrl) {
        return new MirrorMaker2Settings(
                migration,
                new ClusterConfig(ClusterSide.SOURCE, source.clientProperties()),
                new ClusterConfig(ClusterSide.TARGET, target.clientProperties()),
                Selection.all(),
                2,
                Duration.ofSeconds(5),
                1,
                connectUrl);
    }

    /** Creates the topic on both sides. */
    void createTopic(String topic, int partitions, Map<String, String> configs) {
        createTopic(source, topic, partitions, configs);
        createTopic(target, topic, partitions, configs);
    }

    static void createTopic(KafkaCluster cluster, String topic, int partitions, Map<String, String> configs) {
        try (Admin admin = cluster.openAdmin()) {
            NewTopics.create(admin, List.of(new NewTopic(topic, partitions, (short) 1).configs(configs)));
        }
    }

    static void setConfig(KafkaCluster cluster, String topic, String key, String value) {
        try (Admin admin = cluster.openAdmin()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> overrides) {
        Map<String, Object> properties = new HashMap<>(source.clientProperties());
        properties.putAll(overrides);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Plain numbered records, spread over the partitions. */
    void produce(String topic, int partitions, int from, int count) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("linger.ms", 5))) {
            for (int i = from; i < from + count; i++) {
                byte[] number = String.valueOf(i).getBytes(StandardCharsets.UTF_8);
                send(producer, new ProducerRecord<>(topic, i % partitions, number, Arrays.copyOf(number, 200)));
            }
        }
    }

    /** A failure comes out of the producer's flush, commit or close. */
    static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        });
    }

    /** All committed records of a topic, by partition, each as one line of everything that a consumer can see. */
    static Map<Integer, List<String>> read(KafkaCluster cluster, String topic) {
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<Integer, List<String>> records = new TreeMap<>();
            partitions.forEach(partition -> records.put(partition.partition(), new ArrayList<>()));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> Objects.requireNonNull(records.get(record.partition()))
                                .add(line(record)));
            }
            return records;
        }
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        String headers = StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> header.key() + "=" + text(header.value()))
                .collect(Collectors.joining(","));
        return record.timestamp() + " " + text(record.key()) + " " + text(record.value()) + " " + headers;
    }

    private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes.length > 64 ? digest(bytes) : bytes);
    }

    private static byte[] digest(byte[] bytes) {
        return (bytes.length + ":" + Arrays.hashCode(bytes)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        lab.close();
    }
}
