package io.godwit.bench.run;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records at an even pace, with the client's own settings for how long they wait for company. */
final class SteadyProducer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Orders orders;
    private final String topic;
    private final int partitions;
    private final int recordsPerMs;
    private final Thread thread = new Thread(this::run, "bench-trickle-producer");
    private volatile boolean running = true;

    SteadyProducer(BenchCluster source, Orders orders, String topic, int partitions, int recordsPerMs) {
        Map<String, Object> properties = source.clientProperties();
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.orders = orders;
        this.topic = topic;
        this.partitions = partitions;
        this.recordsPerMs = recordsPerMs;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long start = System.nanoTime();
        long sent = 0;
        while (running) {
            long due = (System.nanoTime() - start) / 1_000_000 * recordsPerMs;
            for (; sent < due && running; sent++) {
                int partition = (int) (sent % partitions);
                var unused =
                        producer.send(new ProducerRecord<>(topic, partition, orders.key(sent), orders.value(sent)));
            }
            LockSupport.parkNanos(500_000);
        }
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(java.time.Duration.ofSeconds(5));
    }
}
