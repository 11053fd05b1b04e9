package io.godwit.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Programs that write to the source all the time, each to a topic of its own and in its own way, whatever happens there. */
final class SourceWriters implements AutoCloseable {
    static final int PARTITIONS = 2;

    /**
     * Batches as they are, compressed ones, tiny ones, transactions of which some are aborted, and records that are older than the
     * brokers' memory of producers, which goes by the records' timestamps.
     */
    static final List<String> TOPICS = List.of("plain", "packed", "tiny", "transactions", "old");

    private static final long OLD_MS = TimeUnit.DAYS.toMillis(3);

    private static final long PAUSE_MS = 10;
    private static final int RECORDS_PER_ROUND = 6;

    private final TestCluster source;
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    SourceWriters(TestCluster source) {
        this.source = source;
        start("plain", Map.of("linger.ms", "5"));
        start("packed", Map.of("linger.ms", "50", "compression.type", "lz4"));
        start("tiny", Map.of("batch.size", "1"));
        start("old", Map.of("linger.ms", "5"));
        start("transactions", Map.of("transactional.id", "writer", "transaction.timeout.ms", "10000"));
    }

    static List<TopicPartition> partitions() {
        return TOPICS.stream()
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)))
                .toList();
    }

    /** Records of which the source said that it has them, those of aborted transactions included. */
    long acknowledged() {
        return acknowledged.get();
    }

    private void start(String topic, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("enable.idempotence", "true");
        // A source that can't keep up holds its writers back, so that in the end they are soon done.
        all.put("buffer.memory", "131072");
        Thread thread = new Thread(() -> write(topic, all), "writer-" + topic);
        threads.add(thread);
        thread.start();
    }

    private void write(String topic, Map<String, Object> settings) {
        Random random = new Random(topic.hashCode());
        while (running) {
            try (KafkaProducer<byte[], byte[]> producer = source.producer(settings)) {
                boolean isTransactional = settings.containsKey("transactional.id");
                if (isTransactional) {
                    producer.initTransactions();
                }
                while (running) {
                    if (isTransactional) {
                        transaction(producer, topic, random);
                    } else {
                        send(producer, topic, random);
                    }
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                }
            } catch (KafkaException e) {
                // A broker was killed in the wrong moment: a new producer goes on, as an application would restart.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void transaction(KafkaProducer<byte[], byte[]> producer, String topic, Random random) {
        producer.beginTransaction();
        send(producer, topic, random);
        if (random.nextInt(5) == 0) {
            producer.flush();
            producer.abortTransaction();
        } else {
            producer.commitTransaction();
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, String topic, Random random) {
        for (int number = 0; number < RECORDS_PER_ROUND; number++) {
            byte[] value = new byte[random.nextInt(400)];
            random.nextBytes(value);
            ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                    topic,
                    random.nextInt(PARTITIONS),
                    topic.equals("old") ? System.currentTimeMillis() - OLD_MS : null,
                    random.nextInt(10) == 0 ? null : bytes("key-" + random.nextInt(1000)),
                    random.nextInt(20) == 0 ? null : value);
            if (random.nextInt(3) == 0) {
                message.headers().add("trace", bytes("id-" + random.nextLong())).add("empty", null);
            }
            var unused = producer.send(message, (where, failure) -> {
                if (failure == null) {
                    acknowledged.incrementAndGet();
                }
            });
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns when all are done; no transaction is left open. */
    @Override
    public void close() {
        running = false;
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(60));
                if (thread.isAlive()) {
                    thread.interrupt();
                    throw new IllegalStateException(thread.getName() + " does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
