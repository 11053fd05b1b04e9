package io.godwit.cli.security;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a client of one principal can do on a cluster, found out by doing it. */
final class Attempts {
    static final List<String> TOPICS = List.of("order", "order-bad", "price");
    static final List<String> GROUPS = List.of("crm-billing", "other");
    static final List<String> TRANSACTIONAL_IDS = List.of("crm-tx", "other-tx");

    private final Map<String, Object> client;
    private final SortedMap<String, Boolean> outcomes = new TreeMap<>();

    private Attempts(Map<String, String> client) {
        this.client = new HashMap<>(client);
        this.client.put("request.timeout.ms", "15000");
        this.client.put("default.api.timeout.ms", "30000");
    }

    @FunctionalInterface
    private interface Attempt {
        void make() throws Exception;
    }

    /** Action → whether the cluster let it be done. Any failure that is not a refusal fails the test. */
    static SortedMap<String, Boolean> by(Map<String, String> client) {
        Attempts attempts = new Attempts(client);
        TOPICS.forEach(attempts::withTopic);
        GROUPS.forEach(attempts::withGroup);
        TRANSACTIONAL_IDS.forEach(attempts::inTransaction);
        attempts.withCluster();
        return attempts.outcomes;
    }

    private void withTopic(String topic) {
        attempt("produce to " + topic, () -> {
            try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
                producer.send(new ProducerRecord<>(topic, new byte[] {1})).get(30, TimeUnit.SECONDS);
            }
        });
        attempt("read " + topic + " without a group", () -> {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of())) {
                TopicPartition partition = new TopicPartition(topic, 0);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                consumer.position(partition);
                consumer.poll(Duration.ofSeconds(1));
            }
        });
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(client)) {
            attempt(
                    "describe " + topic,
                    () -> admin.describeTopics(List.of(topic)).allTopicNames().get());
            attempt(
                    "describe the configs of " + topic,
                    () -> admin.describeConfigs(List.of(resource)).all().get());
            attempt("alter the configs of " + topic, () -> admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("flush.messages", "1000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get());
            attempt("create " + topic + "-new", () -> admin.createTopics(
                            List.of(new NewTopic(topic + "-new", 1, (short) 1)),
                            new CreateTopicsOptions().validateOnly(true))
                    .all()
                    .get());
        }
    }

    private void withGroup(String group) {
        TopicPartition partition = new TopicPartition("order", 0);
        attempt("commit as " + group, () -> {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("group.id", group))) {
                consumer.assign(List.of(partition));
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)));
            }
        });
        attempt("join " + group, () -> {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("group.id", group))) {
                consumer.subscribe(List.of("order"));
                for (int poll = 0; poll < 20 && consumer.assignment().isEmpty(); poll++) {
                    consumer.poll(Duration.ofSeconds(1));
                }
                if (consumer.assignment().isEmpty()) {
                    throw new IllegalStateException("the group assigned nothing");
                }
            }
        });
        try (Admin admin = Admin.create(client)) {
            attempt("read the offsets of " + group, () -> admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get());
        }
    }

    private void inTransaction(String id) {
        attempt("write in a transaction of " + id, () -> {
            try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", id))) {
                producer.initTransactions();
                producer.beginTransaction();
                var sent = producer.send(new ProducerRecord<>("order", new byte[] {2}));
                producer.flush();
                sent.get();
                producer.commitTransaction();
            }
        });
    }

    private void withCluster() {
        try (Admin admin = Admin.create(client)) {
            attempt("read the ACLs", () -> admin.describeAcls(org.apache.kafka.common.acl.AclBindingFilter.ANY)
                    .values()
                    .get());
            attempt("read the brokers' configs", () -> admin.describeConfigs(
                            List.of(new ConfigResource(ConfigResource.Type.BROKER, "1")))
                    .all()
                    .get());
        }
    }

    private void attempt(String action, Attempt attempt) {
        try {
            attempt.make();
            outcomes.put(action, true);
        } catch (Exception e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof AuthorizationException) {
                    outcomes.put(action, false);
                    return;
                }
            }
            throw new AssertionError(action + " failed for another reason: " + e, e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("delivery.timeout.ms", "30000");
        settings.put("linger.ms", "0");
        settings.put("max.block.ms", "30000");
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
