package io.godwit.bench.run;

import io.godwit.bench.result.Load;
import io.godwit.lab.LabException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What was written to a topic of the source.
 *
 * @param bytes of keys and values
 * @param wireBytes of batches
 */
record TopicData(String topic, long records, long bytes, long wireBytes) {
    private static final long SEED = 20_26;
    private static final int LARGE_BATCH_BYTES = 64 << 10;
    /** A record of a batch beside its key and value, and the batch's own header, at most. */
    private static final int RECORD_OVERHEAD_BYTES = 12;

    private static final int BATCH_HEADER_BYTES = 61;

    /** Creates the topic and fills it. */
    static TopicData write(BenchCluster source, String topic, Load load, long wantedBytes) throws InterruptedException {
        boolean exact = load.recordsPerBatch() > 0;
        source.create(
                java.util.List.of(topic),
                load.partitions(),
                Map.of("compression.type", exact ? load.codec() : "producer"));
        Orders orders = new Orders(load.valueBytes(), exact ? 0 : load.valueBytes() / 4, SEED);
        long records = 0;
        long bytes = 0;
        long run = recordsInARow(load, wantedBytes);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producer(source, load), new ByteArraySerializer(), new ByteArraySerializer())) {
            while (bytes < wantedBytes && failure.get() == null) {
                int partition = (int) (records / run % load.partitions());
                var unused = producer.send(
                        new ProducerRecord<>(topic, partition, orders.key(records), orders.value(records)),
                        (metadata, cause) -> failure.compareAndSet(null, cause));
                bytes += orders.bytes(records++);
            }
        }
        Exception cause = failure.get();
        if (cause != null) {
            throw new LabException("the data could not be written: " + cause, cause);
        }
        return new TopicData(topic, records, bytes, source.bytesOn(BenchCluster.LEADER, topic));
    }

    /** Few partitions fill their batches side by side; of many each is written in two goes, or batches would stay small. */
    private static long recordsInARow(Load load, long wantedBytes) {
        return load.partitions() < 100 ? 1 : Math.max(1, wantedBytes / load.valueBytes() / load.partitions() / 2);
    }

    private static Map<String, Object> producer(BenchCluster source, Load load) {
        Map<String, Object> properties = source.clientProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "1");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "false");
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L << 20);
        if (load.recordsPerBatch() == 0) {
            properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, load.codec());
            properties.put(ProducerConfig.BATCH_SIZE_CONFIG, LARGE_BATCH_BYTES);
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 200);
        } else {
            // Only the size of an uncompressed batch can be told beforehand, so the broker compresses these. Room for
            // half a
            // record is left, so that one more never fits.
            int recordBytes = load.valueBytes() + Orders.KEY_BYTES + RECORD_OVERHEAD_BYTES;
            properties.put(
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    BATCH_HEADER_BYTES + load.recordsPerBatch() * recordBytes + recordBytes / 2);
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 200);
        }
        return properties;
    }
}
