package io.godwit.connect.plugin;

import io.godwit.lab.KafkaCluster;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Write without a pause, each with a codec of its own, in batches small enough to be merged; one in transactions. */
final class CodecWriters implements AutoCloseable {
    static final int PARTITIONS = 3;
    static final List<String> CODECS = List.of("none", "gzip", "snappy", "lz4", "zstd");
    private static final String TRANSACTIONS = "transactions";
    private static final long PAUSE_MS = 20;

    private final KafkaCluster cluster;
    private final String prefix;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    CodecWriters(KafkaCluster cluster, String prefix) {
        this.cluster = cluster;
        this.prefix = prefix;
        CODECS.forEach(codec -> start(codec, Map.of("compression.type", codec, "linger.ms", 10)));
        start(TRANSACTIONS, Map.of("transactional.id", prefix + "writer"));
    }

    static List<String> topics(String prefix) {
        List<String> topics = new ArrayList<>();
        CODECS.forEach(codec -> topics.add(prefix + codec));
        topics.add(prefix + TRANSACTIONS);
        return topics;
    }

    static List<TopicPartition> partitions(String prefix) {
        return topics(prefix).stream()
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)))
                .toList();
    }

    private void start(String kind, Map<String, Object> settings) {
        String topic = prefix + kind;
        Map<String, Object> all = new HashMap<>(cluster.adminProperties());
        all.putAll(settings);
        Thread thread = new Thread(() -> write(topic, all), "writer-" + topic);
        threads.add(thread);
        thread.start();
    }

    private void write(String topic, Map<String, Object> settings) {
        boolean isTransactional = settings.containsKey("transactional.id");
        Random random = new Random(topic.hashCode());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            if (isTransactional) {
                producer.initTransactions();
            }
            for (int round = 0; running; round++) {
                if (isTransactional) {
                    producer.beginTransaction();
                }
                for (int number = 0; number < 10; number++) {
                    byte[] value = new byte[random.nextInt(2_000)];
                    random.nextBytes(value);
                    var unused = producer.send(new ProducerRecord<>(
                            topic,
                            random.nextInt(PARTITIONS),
                            ("key-" + round).getBytes(StandardCharsets.UTF_8),
                            value));
                }
                if (isTransactional && round % 5 == 0) {
                    producer.flush();
                    producer.abortTransaction();
                } else if (isTransactional) {
                    producer.commitTransaction();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all are done; no transaction is left open. */
    void stop() throws InterruptedException {
        close();
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }
    }
}
