package io.godwit.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares partitions of two clusters record by record, as consumers with {@code read_committed} see them. */
final class LogComparison {
    private static final int MAX_DIFFERENCES = 10;

    private final TestCluster source;
    private final TestCluster target;
    private final List<String> differences = new ArrayList<>();
    private long records;

    LogComparison(TestCluster source, TestCluster target) {
        this.source = source;
        this.target = target;
    }

    void compare(TopicPartition partition) throws Exception {
        compareNumbers(partition + " begins", start(source, partition), start(target, partition));
        compareNumbers(partition + " ends", end(source, partition), end(target, partition));
        try (KafkaConsumer<byte[], byte[]> one = consumer(source, partition);
                KafkaConsumer<byte[], byte[]> other = consumer(target, partition)) {
            Visible originals = new Visible(one, partition);
            Visible copies = new Visible(other, partition);
            while (originals.hasNext() && copies.hasNext()) {
                compareRecords(originals.next(), copies.next());
            }
            while (originals.hasNext()) {
                differ("only on the source: " + originals.next());
            }
            while (copies.hasNext()) {
                differ("only on the target: " + copies.next());
            }
        }
    }

    /** The first of them; empty = the clusters are the same. */
    List<String> differences() {
        return differences;
    }

    long records() {
        return records;
    }

    private void compareNumbers(String what, long onSource, long onTarget) {
        if (onSource != onTarget) {
            differ(what + " at offset " + onSource + " on the source, " + onTarget + " on the target");
        }
    }

    private void compareRecords(SeenRecord original, SeenRecord copy) {
        records++;
        if (!original.equals(copy)) {
            differ(original + " became " + copy);
        }
    }

    private void differ(String what) {
        if (differences.size() < MAX_DIFFERENCES) {
            differences.add(what);
        }
    }

    private static long start(TestCluster cluster, TopicPartition partition) throws Exception {
        return cluster.start(partition.topic(), partition.partition());
    }

    private static long end(TestCluster cluster, TopicPartition partition) throws Exception {
        return cluster.end(partition.topic(), partition.partition());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(TestCluster cluster, TopicPartition partition) {
        Map<String, Object> all = cluster.properties();
        all.put("isolation.level", "read_committed");
        all.put("auto.offset.reset", "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    /** All records up to the end of now. */
    private static final class Visible implements Iterator<SeenRecord> {
        private static final long LIMIT_SECONDS = 30;

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicPartition partition;
        private final long end;
        private Iterator<ConsumerRecord<byte[], byte[]>> read =
                List.<ConsumerRecord<byte[], byte[]>>of().iterator();

        Visible(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
            this.consumer = consumer;
            this.partition = partition;
            this.end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }

        @Override
        public boolean hasNext() {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!read.hasNext() && consumer.position(partition) < end) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("reading " + partition + " does not get beyond offset "
                            + consumer.position(partition) + " of " + end);
                }
                read = consumer.poll(Duration.ofMillis(200)).iterator();
            }
            return read.hasNext();
        }

        @Override
        public SeenRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return SeenRecord.of(read.next());
        }
    }
}
