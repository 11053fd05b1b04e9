package io.godwit.bench.run;

import io.godwit.bench.result.Spread;
import io.godwit.lab.LabException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed records from the target and notes how old each is when it arrives. The producer's timestamp is of the same
 * clock, to the millisecond.
 */
final class LatencyConsumer implements AutoCloseable {
    private static final long FRESH_MS = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "bench-trickle-consumer");
    private volatile boolean running = true;
    private volatile long latestAgeMs = Long.MAX_VALUE;
    private double[] ages = new double[1 << 16];
    private int count;
    private long bytes;
    private boolean measuring;

    /**
     * What arrived in a window.
     *
     * @param p50Ms age that half of the records did not exceed
     * @param p99Ms age that 99 of 100 records did not exceed
     */
    record Window(long records, long bytes, double p50Ms, double p99Ms) {}

    LatencyConsumer(BenchCluster target, String topic, int partitions) {
        Map<String, Object> properties = target.clientProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList());
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (consumer) {
            while (running) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::note);
            }
        } catch (WakeupException e) {
            // It is closed.
        }
    }

    private synchronized void note(ConsumerRecord<byte[], byte[]> record) {
        long age = System.currentTimeMillis() - record.timestamp();
        latestAgeMs = age;
        if (measuring) {
            if (count == ages.length) {
                ages = Arrays.copyOf(ages, 2 * count);
            }
            ages[count++] = age;
            bytes += record.serializedKeySize() + (long) record.serializedValueSize();
        }
    }

    /** Returns when what lay there was read, and records come as they are written. */
    void awaitFresh(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (latestAgeMs > FRESH_MS) {
            if (System.nanoTime() > deadline) {
                throw new LabException(
                        "records were not on the target within " + FRESH_MS + " ms after " + limit.toSeconds() + " s");
            }
            Thread.sleep(10);
        }
    }

    synchronized void startWindow() {
        count = 0;
        bytes = 0;
        measuring = true;
    }

    /** @throws LabException if nothing arrived */
    synchronized Window endWindow() {
        measuring = false;
        if (count == 0) {
            throw new LabException("nothing arrived on the target while the latency was measured");
        }
        double[] arrived = Arrays.copyOf(ages, count);
        return new Window(count, bytes, Spread.percentile(arrived, 0.5), Spread.percentile(arrived, 0.99));
    }

    @Override
    public void close() {
        running = false;
        consumer.wakeup();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
