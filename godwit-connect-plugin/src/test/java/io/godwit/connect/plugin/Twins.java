package io.godwit.connect.plugin;

import io.godwit.lab.KafkaCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What tests see of both sides of a copy. */
final class Twins implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final KafkaCluster source;
    private final KafkaCluster target;
    private final Admin sourceAdmin;
    private final Admin targetAdmin;

    Twins(KafkaCluster source, KafkaCluster target) {
        this.source = source;
        this.target = target;
        this.sourceAdmin = source.openAdmin();
        this.targetAdmin = target.openAdmin();
    }

    KafkaCluster source() {
        return source;
    }

    KafkaCluster target() {
        return target;
    }

    void create(String topic, int partitions, Map<String, String> configs) throws Exception {
        sourceAdmin
                .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(configs)))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    long sourceEnd(TopicPartition partition) {
        return end(sourceAdmin, partition);
    }

    /** -1 while it is not there. */
    long targetEnd(TopicPartition partition) {
        return end(targetAdmin, partition);
    }

    private static long end(Admin admin, TopicPartition partition) {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that a consumer sees of the committed records, offsets first. */
    List<String> sourceRecords(TopicPartition partition) {
        return records(source, partition);
    }

    List<String> targetRecords(TopicPartition partition) {
        return records(target, partition);
    }

    private static List<String> records(KafkaCluster cluster, TopicPartition partition) {
        Map<String, Object> properties = new HashMap<>(cluster.adminProperties());
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        List<String> seen = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(partition + " cannot be read to its end");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(found -> seen.add(line(found)));
            }
        }
        return seen;
    }

    private static String line(ConsumerRecord<byte[], byte[]> found) {
        StringBuilder headers = new StringBuilder();
        for (Header header : found.headers()) {
            headers.append(header.key()).append(Arrays.toString(header.value()));
        }
        return found.offset() + " " + found.timestamp() + " " + text(found.key()) + " " + Arrays.hashCode(found.value())
                + " " + headers;
    }

    private static String text(byte @org.jspecify.annotations.Nullable [] key) {
        return key == null ? "-" : new String(key, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        sourceAdmin.close(Duration.ofSeconds(1));
        targetAdmin.close(Duration.ofSeconds(1));
    }
}
