package io.godwit.cli.waves;

import io.godwit.lab.KafkaCluster;
import io.godwit.lab.NewTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Applications at work: crm only writes orders, billing only reads them, pricing makes prices of them in transactions, and rating leaves
 * behind what a Streams application does.
 */
final class BusyCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    static final String BILLING_CLIENT = "billing-eu";

    private final Consumer<byte[], byte[]> billing;

    private BusyCluster(Consumer<byte[], byte[]> billing) {
        this.billing = billing;
    }

    static BusyCluster fill(KafkaCluster cluster) throws Exception {
        Map<String, Object> properties = cluster.adminProperties();
        try (Admin admin = Admin.create(properties)) {
            NewTopics.create(
                    admin, List.of(topic("order"), topic("price"), topic("rating"), topic("rating-store-changelog")));
            crm(properties);
            pricing(properties);
            rating(properties, admin);
        }
        return new BusyCluster(billing(properties));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 2, (short) 1);
    }

    private static void crm(Map<String, Object> properties) throws Exception {
        try (Producer<byte[], byte[]> producer = producer(properties, Map.of("enable.idempotence", true))) {
            for (int number = 0; number < 10; number++) {
                write(producer, "order", number % 2);
            }
        }
    }

    /** As a read-process-write loop does it: what was read is committed in the transaction that writes. */
    private static void pricing(Map<String, Object> properties) throws Exception {
        try (Producer<byte[], byte[]> producer = producer(properties, Map.of("transactional.id", "pricing-1"));
                Consumer<byte[], byte[]> consumer = consumer(properties, Map.of("group.id", "pricing"))) {
            producer.initTransactions();
            producer.beginTransaction();
            write(producer, "price", 0);
            write(producer, "price", 1);
            producer.sendOffsetsToTransaction(
                    Map.of(new TopicPartition("order", 0), new OffsetAndMetadata(5)), consumer.groupMetadata());
            producer.commitTransaction();
        }
    }

    /** One producer writes an internal topic and the result, and the group is called as the application. */
    private static void rating(Map<String, Object> properties, Admin admin) throws Exception {
        try (Producer<byte[], byte[]> producer = producer(properties, Map.of("enable.idempotence", true))) {
            write(producer, "rating-store-changelog", 0);
            write(producer, "rating", 0);
        }
        admin.alterConsumerGroupOffsets("rating", Map.of(new TopicPartition("price", 0), new OffsetAndMetadata(1)))
                .all()
                .get();
    }

    private static Consumer<byte[], byte[]> billing(Map<String, Object> properties) {
        Consumer<byte[], byte[]> consumer = consumer(
                properties,
                Map.of("group.id", "billing", "client.id", BILLING_CLIENT, "auto.offset.reset", "earliest"));
        consumer.subscribe(List.of("order"));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("nothing was read within " + PATIENCE);
            }
        }
        consumer.commitSync();
        return consumer;
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> properties, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> properties, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void write(Producer<byte[], byte[]> producer, String topic, int partition) throws Exception {
        producer.send(new ProducerRecord<>(topic, partition, new byte[] {1}, new byte[] {2}))
                .get();
    }

    @Override
    public void close() {
        billing.close();
    }
}
