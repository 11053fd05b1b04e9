package io.godwit.mirror;

import static io.godwit.mirror.TestCluster.bytes;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Makes logs that have holes: by transactions, and by the cleaner of the broker. */
final class SourceLogs {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestCluster source;

    SourceLogs(TestCluster source) {
        this.source = source;
    }

    /** Two producers at the same time, to partitions 0 and 1; some of what each does is aborted. */
    void interleaveTransactions(String topic, int count) throws Exception {
        try (KafkaProducer<byte[], byte[]> one = transactional(topic + "-one");
                KafkaProducer<byte[], byte[]> other = transactional(topic + "-other")) {
            for (int number = 0; number < count; number++) {
                one.beginTransaction();
                other.beginTransaction();
                send(one, topic, "one-" + number, 7);
                send(other, topic, "other-" + number, 5);
                send(one, topic, "one-more-" + number, 3);
                end(one, number % 7 != 0);
                end(other, number % 5 != 0);
            }
        }
    }

    /** Batches of some records each, so that the cleaner leaves batches with holes; every ninth record is a tombstone. */
    void writeKeys(String topic, int partitions, int count, int keys) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                source.producer(Map.of("batch.size", "2000", "linger.ms", "5", "compression.type", "gzip"))) {
            for (int number = 0; number < count; number++) {
                sent.add(producer.send(new ProducerRecord<>(
                        topic,
                        number % partitions,
                        bytes("k" + number * 7 % keys),
                        number % 9 == 0 ? null : bytes("value " + number))));
            }
        }
        TestCluster.awaitAll(sent);
    }

    /** Returns when the cleaner made holes, and makes no more. */
    void awaitCleaned(String topic, int partitions) throws Exception {
        await().atMost(PATIENCE).until(() -> holes(topic, partitions) > 3_000);
        source.alterTopic(topic, "cleanup.policy", "delete");
        awaitStill(() -> holes(topic, partitions));
    }

    static void awaitStill(Callable<Long> number) {
        AtomicReference<Long> before = new AtomicReference<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            Long now = number.call();
            return now.equals(before.getAndSet(now));
        });
    }

    /** Offsets of the source's logs under which no consumer sees a record. */
    long holes(String topic, int partitions) throws Exception {
        long records = source.records(topic, partitions).size();
        return sum(source.offsets(topic, partitions, OffsetSpec.latest()))
                - sum(source.offsets(topic, partitions, OffsetSpec.earliest()))
                - records;
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private KafkaProducer<byte[], byte[]> transactional(String id) {
        KafkaProducer<byte[], byte[]> producer = source.producer(Map.of("transactional.id", id));
        producer.initTransactions();
        return producer;
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String name, int count)
            throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            sent.add(producer.send(new ProducerRecord<>(topic, number % 2, bytes(name), bytes(name + "/" + number))));
        }
        producer.flush();
        TestCluster.awaitAll(sent);
    }

    private static void end(KafkaProducer<byte[], byte[]> producer, boolean commits) {
        if (commits) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }
}
