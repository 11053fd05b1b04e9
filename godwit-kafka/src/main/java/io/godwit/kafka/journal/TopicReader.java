package io.godwit.kafka.journal;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one of the two topics from a position to its end at the time of asking. Not thread-safe. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MAX_FETCH_BYTES = 4 << 20;

    private final TopicPartition partition;
    private final JournalTopics topics;
    private final ClusterConfig target;
    private final Duration timeLimit;
    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicReader(String topic, JournalTopics topics, ClusterConfig target, Duration timeLimit) {
        this.partition = new TopicPartition(topic, 0);
        this.topics = topics;
        this.target = target;
        this.timeLimit = timeLimit;
        Map<String, Object> properties = JournalClients.reader(target, "godwit-journal-reader", timeLimit);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_FETCH_BYTES);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
    }

    /** The offset after the last record. */
    long endOffset() {
        return topics.endOffset(partition);
    }

    /** Hands over all committed records of an offset range, in order; fails when it stands still for the time limit. */
    void read(long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        try {
            consumer.seek(partition, from);
            long position = from;
            long deadlineNanos = System.nanoTime() + timeLimit.toNanos();
            while (position < to) {
                for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                    if (entry.offset() < to) {
                        sink.accept(entry);
                    }
                }
                long reached = Math.min(consumer.position(partition), to);
                if (reached > position) {
                    deadlineNanos = System.nanoTime() + timeLimit.toNanos();
                } else if (System.nanoTime() > deadlineNanos) {
                    throw stuck(position, to);
                }
                position = reached;
            }
        } catch (KafkaException e) {
            throw JournalFailure.translate(
                    e, target, JournalError.UNAVAILABLE, resource(), "run godwit doctor, then the command again");
        }
    }

    private GodwitException stuck(long position, long to) {
        return new GodwitException(
                JournalError.UNAVAILABLE,
                resource(),
                "only offset " + position + " of " + to + " could be read within " + timeLimit.toSeconds() + " s",
                "check the health of the target's brokers, then run the command again");
    }

    private String resource() {
        return "topic " + partition.topic();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
