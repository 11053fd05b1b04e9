package io.godwit.kafka.measure;

import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.PartitionInventory;
import io.godwit.kafka.connection.ClusterConnection;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the source's largest partitions for a few seconds and tells how fast that was, in bytes on the source's disk. It is
 * an upper bound for the copy: nothing is written.
 */
public final class CopyRateSample {
    private static final int PARTITIONS = 8;
    /** Less is over before it says anything. */
    private static final double LEAST_SECONDS = 0.05;

    private final ClusterConnection source;

    public CopyRateSample(ClusterConnection source) {
        this.source = source;
    }

    private record Sampled(TopicPartition partition, long startOffset, long offsets, long bytes) {
        double bytesPerOffset() {
            return (double) bytes / offsets;
        }
    }

    /** Bytes a second; empty where there is nothing to read. */
    public OptionalDouble bytesPerSecond(ClusterInventory inventory, Predicate<String> topics, Duration limit) {
        List<Sampled> sampled = largest(inventory, topics);
        if (sampled.isEmpty()) {
            return OptionalDouble.empty();
        }
        Map<String, Object> settings = Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                1 << 20,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                16 << 20,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000);
        try (Consumer<byte[], byte[]> consumer = source.consumer("sample", settings)) {
            return read(consumer, sampled, limit);
        }
    }

    private static List<Sampled> largest(ClusterInventory inventory, Predicate<String> topics) {
        return inventory.topics().values().stream()
                .filter(topic -> topics.test(topic.name()))
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition ->
                                partition.leader() >= 0 && partition.sizeBytes() > 0 && partition.offsetCount() > 0)
                        .map(partition -> sampled(topic.name(), partition)))
                .sorted(Comparator.comparingLong(Sampled::bytes).reversed())
                .limit(PARTITIONS)
                .toList();
    }

    private static Sampled sampled(String topic, PartitionInventory partition) {
        return new Sampled(
                new TopicPartition(topic, partition.partition()),
                partition.startOffset(),
                partition.offsetCount(),
                partition.sizeBytes());
    }

    private static OptionalDouble read(Consumer<byte[], byte[]> consumer, List<Sampled> sampled, Duration limit) {
        Map<TopicPartition, Sampled> byPartition = new HashMap<>();
        sampled.forEach(one -> byPartition.put(one.partition(), one));
        consumer.assign(byPartition.keySet());
        sampled.forEach(one -> consumer.seek(one.partition(), one.startOffset()));
        // Connecting and looking up the leaders is not part of the rate: the clock starts with the first records.
        consumer.poll(limit);
        double before = bytesRead(consumer, byPartition);
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < limit.toNanos() && !isAtEnd(consumer, byPartition)) {
            consumer.poll(Duration.ofMillis(200));
        }
        double seconds = Math.max(LEAST_SECONDS, (System.nanoTime() - begin) / 1e9);
        double bytes = bytesRead(consumer, byPartition);
        return bytes <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(bytes - before, before) / seconds);
    }

    private static double bytesRead(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Sampled> sampled) {
        return sampled.values().stream()
                .mapToDouble(one -> (consumer.position(one.partition()) - one.startOffset()) * one.bytesPerOffset())
                .sum();
    }

    private static boolean isAtEnd(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Sampled> sampled) {
        return sampled.values().stream()
                .allMatch(one -> consumer.position(one.partition()) >= one.startOffset() + one.offsets());
    }
}
