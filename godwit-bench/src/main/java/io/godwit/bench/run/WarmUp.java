package io.godwit.bench.run;

import io.godwit.bench.result.BenchmarkCase;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Writes and reads on both clusters until their brokers are compiled code: else the first engine would pay for it. */
final class WarmUp {
    private static final long LARGE_BATCHES_BYTES = 400_000_000;
    /** Costs a broker most: a request for each few batches. */
    private static final long TINY_BATCHES_BYTES = 40_000_000;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Stage stage;

    WarmUp(Stage stage) {
        this.stage = stage;
    }

    void run() throws InterruptedException {
        for (BenchCluster cluster : new BenchCluster[] {stage.source(), stage.target()}) {
            warm(cluster, BenchmarkCase.LZ4_64K, LARGE_BATCHES_BYTES);
            warm(cluster, BenchmarkCase.TINY, TINY_BATCHES_BYTES);
        }
    }

    private static void warm(BenchCluster cluster, BenchmarkCase like, long bytes) throws InterruptedException {
        TopicData data = TopicData.write(cluster, "warm-up-" + like.label(), like.load(), bytes);
        Map<String, Object> properties = cluster.clientProperties();
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(IntStream.range(0, like.load().partitions())
                    .mapToObj(partition -> new TopicPartition(data.topic(), partition))
                    .toList());
            long deadline = System.nanoTime() + LIMIT.toNanos();
            long read = 0;
            while (read < data.records() && System.nanoTime() < deadline) {
                read += consumer.poll(Duration.ofMillis(200)).count();
            }
        }
    }
}
