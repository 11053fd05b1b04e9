package io.godwit.cli.assess;

import io.godwit.lab.KafkaCluster;
import io.godwit.lab.NewTopics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Three days of traffic on topics of several kinds, and who reads them. */
final class UsedCluster {
    private static final int HOURS = 72;
    private static final int PEAK_HOUR = 40;
    private static final int VALUE_BYTES = 2_000;
    private static final int USUAL = 50;
    private static final int PEAK = 500;
    /** Of topic orders, on average over 72 hours. */
    static final double ORDERS_BYTES_PER_SECOND = (71.0 * USUAL + PEAK) * VALUE_BYTES / HOURS / 3_600;
    /** Of topic orders, in its busiest hour. */
    static final double ORDERS_PEAK = (double) PEAK * VALUE_BYTES / 3_600;

    private UsedCluster() {}

    static void fill(KafkaCluster cluster) throws Exception {
        Map<String, Object> properties = cluster.adminProperties();
        try (Admin admin = Admin.create(properties)) {
            NewTopics.create(
                    admin,
                    List.of(
                            new NewTopic("orders", 4, (short) 2),
                            new NewTopic("archive", 2, (short) 2).configs(Map.of("retention.ms", "-1")),
                            new NewTopic("price", 2, (short) 2).configs(Map.of("cleanup.policy", "compact")),
                            new NewTopic("idle", 3, (short) 1),
                            new NewTopic("pricing-store-changelog", 2, (short) 2),
                            new NewTopic("connect-configs", 1, (short) 2),
                            new NewTopic("connect-offsets", 2, (short) 2)));
            write(properties);
            commit(admin, "billing", "orders", 4);
            commit(admin, "reporting", "orders", 4);
            commit(admin, "pricing", "price", 2);
        }
    }

    private static void write(Map<String, Object> properties) {
        Map<String, Object> idempotent = new HashMap<>(properties);
        idempotent.put("enable.idempotence", true);
        Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS));
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(idempotent, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int hour = 0; hour < HOURS; hour++) {
                int records = hour == PEAK_HOUR ? PEAK : USUAL;
                for (int i = 0; i < records; i++) {
                    long at = begin.toEpochMilli() + hour * 3_600_000L + 3_600_000L * i / records;
                    send(producer, "orders", i % 4, at);
                    if (i % 5 == 0) {
                        send(producer, "archive", i % 2, at);
                        send(producer, "price", i % 2, at);
                    }
                }
            }
        }
    }

    private static void send(Producer<byte[], byte[]> producer, String topic, int partition, long at) {
        byte[] key = {(byte) (at % 100)};
        var unused = producer.send(new ProducerRecord<>(topic, partition, at, key, new byte[VALUE_BYTES]));
    }

    private static void commit(Admin admin, String group, String topic, int partitions) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(1));
        }
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }
}
