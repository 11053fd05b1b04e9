package io.godwit.cli.mirror;

import io.godwit.lab.KafkaCluster;
import io.godwit.lab.NewTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Numbered records in topics, and everything that a consumer with read_committed sees of them. */
final class TestTopics {
    private TestTopics() {}

    static void create(KafkaCluster cluster, String topic, int partitions) {
        try (Admin admin = cluster.openAdmin()) {
            NewTopics.create(admin, List.of(new NewTopic(topic, partitions, (short) 1)));
        }
    }

    static void produce(KafkaCluster cluster, String topic, int partitions, int from, int count) {
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
        properties.put("linger.ms", 5);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = from; i < from + count; i++) {
                byte[] number = String.valueOf(i).getBytes(StandardCharsets.UTF_8);
                var unused =
                        producer.send(new ProducerRecord<>(topic, i % partitions, number, Arrays.copyOf(number, 500)));
            }
        }
    }

    /** To partition 0; every third is aborted. */
    static void transactions(KafkaCluster cluster, String topic, int count, int records) {
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
        properties.put("transactional.id", topic);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int number = 0; number < count; number++) {
                producer.beginTransaction();
                for (int i = 0; i < records; i++) {
                    byte[] key = ("transaction-" + number + "-" + i).getBytes(StandardCharsets.UTF_8);
                    var unused = producer.send(new ProducerRecord<>(topic, 0, key, new byte[10]));
                }
                if (number % 3 == 2) {
                    // An abort would drop what was not sent yet.
                    producer.flush();
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                }
            }
        }
    }

    /** Of all topics but the cluster's own. */
    static SortedSet<String> names(KafkaCluster cluster) {
        try (Admin admin = cluster.openAdmin()) {
            return new TreeSet<>(admin.listTopics()
                    .names()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        }
    }

    /** One record to partition 0, of this size and with this time. */
    static void produceOne(KafkaCluster cluster, String topic, int bytes, long timestampMs) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(cluster.clientProperties()), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] key = "one".getBytes(StandardCharsets.UTF_8);
            var unused = producer.send(new ProducerRecord<>(topic, 0, timestampMs, key, new byte[bytes]));
        }
    }

    /** For each partition the records in order: timestamp and number. */
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
                                .add(record.timestamp() + " " + new String(record.key(), StandardCharsets.UTF_8)));
            }
            return records;
        }
    }
}
