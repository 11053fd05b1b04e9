package io.godwit.kafka.registry;

import io.godwit.core.registry.WireFormat;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the last records of a topic for the schema ids that their keys and values begin with. */
public final class SchemaIdReader {
    private static final Duration POLL = Duration.ofMillis(500);

    private final ClusterConnection connection;

    public SchemaIdReader(ClusterConnection connection) {
        this.connection = connection;
    }

    /**
     * What was seen in a topic.
     *
     * @param records how many were looked at
     * @param keys how many keys have which id
     * @param values how many values have which id
     */
    public record SeenIds(long records, SortedMap<Integer, Long> keys, SortedMap<Integer, Long> values) {}

    /**
     * @param partitions of the topic
     * @param last so many offsets of each partition, at most
     */
    public SeenIds read(String topic, int partitions, long last) {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(topic, partition));
        }
        TreeMap<Integer, Long> keys = new TreeMap<>();
        TreeMap<Integer, Long> values = new TreeMap<>();
        long[] records = {0};
        try (Consumer<byte[], byte[]> consumer =
                connection.consumer("schema-ids", Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"))) {
            Map<TopicPartition, Long> open = begin(consumer, all, last);
            long idleSince = System.nanoTime();
            while (!open.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    records[0]++;
                    count(record.key(), keys);
                    count(record.value(), values);
                    idleSince = System.nanoTime();
                }
                boolean stuck = System.nanoTime() - idleSince
                        > connection.timeouts().request().toNanos();
                open.entrySet().removeIf(entry -> stuck || consumer.position(entry.getKey()) >= entry.getValue());
            }
        } catch (KafkaException e) {
            throw connection.errors().translate(e, new ClusterRequest("reading " + topic, "read on the topic"));
        }
        return new SeenIds(records[0], keys, values);
    }

    /** Where each partition that holds anything ends. */
    private static Map<TopicPartition, Long> begin(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, long last) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> open = new HashMap<>();
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            long from = Math.max(starts.getOrDefault(partition, 0L), end - last);
            consumer.seek(partition, from);
            if (from < end) {
                open.put(partition, end);
            }
        });
        return open;
    }

    private static void count(byte @Nullable [] data, SortedMap<Integer, Long> ids) {
        if (data != null) {
            OptionalInt id = WireFormat.schemaId(data);
            if (id.isPresent()) {
                ids.merge(id.getAsInt(), 1L, Long::sum);
            }
        }
    }
}
