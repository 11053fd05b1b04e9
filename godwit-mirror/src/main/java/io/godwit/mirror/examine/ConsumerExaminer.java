package io.godwit.mirror.examine;

import io.godwit.mirror.copy.Checkpoint;
import io.godwit.mirror.copy.Examiner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Examines with Kafka's ordinary consumers, one examination after the other on a thread of its own. */
public final class ConsumerExaminer implements Examiner, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerExaminer.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<String, ?> source;
    private final Map<String, ?> target;
    private final ExecutorService worker;

    public ConsumerExaminer(String name, Map<String, ?> source, Map<String, ?> target) {
        this.source = source;
        this.target = target;
        this.worker = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name + "-examiner");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void compareTails(
            Map<TopicPartition, Long> logEnds, Consumer<Map<TopicPartition, Optional<String>>> answer) {
        work(
                "comparing the last records of " + logEnds.size() + " partitions",
                () -> answer.accept(contradictions(logEnds)));
    }

    /** Tries again until it succeeds or this is closed. */
    private void work(String what, Runnable examination) {
        worker.execute(() -> {
            while (!worker.isShutdown()) {
                try {
                    examination.run();
                    return;
                } catch (InterruptException e) {
                    return;
                } catch (KafkaException e) {
                    LOG.warn("{} failed, trying again", what, e);
                }
            }
        });
    }

    private Map<TopicPartition, Optional<String>> contradictions(Map<TopicPartition, Long> logEnds) {
        Map<TopicPartition, Optional<String>> found = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> sourceConsumer = consumer(source);
                KafkaConsumer<byte[], byte[]> targetConsumer = consumer(target)) {
            Map<TopicPartition, Long> tails = new HashMap<>();
            Map<TopicPartition, Long> starts = new HashMap<>();
            Map<TopicPartition, Long> sourceStarts = sourceConsumer.beginningOffsets(logEnds.keySet());
            Map<TopicPartition, Long> sourceEnds = sourceConsumer.endOffsets(logEnds.keySet());
            Map<TopicPartition, Long> targetStarts = targetConsumer.beginningOffsets(logEnds.keySet());
            logEnds.forEach((partition, end) -> {
                found.put(partition, Optional.empty());
                long sourceEnd = sourceEnds.getOrDefault(partition, -1L);
                long start =
                        Math.max(sourceStarts.getOrDefault(partition, 0L), targetStarts.getOrDefault(partition, 0L));
                starts.put(partition, start);
                if (sourceEnd < end) {
                    found.put(
                            partition,
                            Optional.of(
                                    "it ends at offset " + end + ", beyond the source, which ends at " + sourceEnd));
                } else if (start < end) {
                    tails.put(partition, end - 1);
                }
            });
            var sourceTails = new TailReader(sourceConsumer, new Patience(LIMIT)).at(tails);
            var targetTails = new TailReader(targetConsumer, new Patience(LIMIT)).at(tails);
            TailWindow window = new TailWindow(sourceConsumer, targetConsumer, new Patience(LIMIT));
            tails.forEach((partition, offset) -> {
                var onSource = sourceTails.getOrDefault(partition, Optional.empty());
                var onTarget = targetTails.getOrDefault(partition, Optional.empty());
                found.put(
                        partition,
                        onSource.isPresent() && onTarget.isPresent()
                                ? difference(onSource.get(), onTarget.get())
                                : window.contradiction(partition, starts.getOrDefault(partition, 0L), offset + 1));
            });
        }
        return found;
    }

    private static Optional<String> difference(
            ConsumerRecord<byte[], byte[]> onSource, ConsumerRecord<byte[], byte[]> onTarget) {
        return VisibleRecords.areEqual(onSource, onTarget)
                ? Optional.empty()
                : Optional.of(anotherRecord(onTarget.offset()));
    }

    static String anotherRecord(long offset) {
        return "its last record, at offset " + offset
                + ", is another one than the source has there: somebody else wrote to it";
    }

    @Override
    public void pair(TopicPartition partition, Checkpoint.Mapped from, long logEnd, Consumer<Pairing> answer) {
        work("pairing the records of " + partition, () -> answer.accept(paired(partition, from, logEnd)));
    }

    private Pairing paired(TopicPartition partition, Checkpoint.Mapped from, long logEnd) {
        if (logEnd < from.targetOffset()) {
            return contradiction("the target's log ends at offset " + logEnd + ", but it was copied up to "
                    + from.targetOffset() + ": it was truncated");
        }
        try (KafkaConsumer<byte[], byte[]> sourceConsumer = consumer(source);
                KafkaConsumer<byte[], byte[]> targetConsumer = consumer(target)) {
            sourceConsumer.assign(List.of(partition));
            targetConsumer.assign(List.of(partition));
            long sourceEnd = sourceConsumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            VisibleRecords sources =
                    new VisibleRecords(sourceConsumer, partition, from.sourceOffset(), sourceEnd, new Patience(LIMIT));
            VisibleRecords targets =
                    new VisibleRecords(targetConsumer, partition, from.targetOffset(), logEnd, new Patience(LIMIT));
            long next = from.sourceOffset();
            while (true) {
                Optional<ConsumerRecord<byte[], byte[]>> copied = targets.next();
                if (copied.isEmpty()) {
                    return new Pairing(Optional.of(new Checkpoint.Mapped(next, logEnd)), Optional.empty());
                }
                Optional<ConsumerRecord<byte[], byte[]>> original = sources.next();
                if (original.isEmpty() || !VisibleRecords.areEqual(original.get(), copied.get())) {
                    return contradiction("the record at offset " + copied.get().offset()
                            + " of the target is not the one that follows on the source at offset " + next);
                }
                next = original.get().offset() + 1;
            }
        }
    }

    private static Pairing contradiction(String why) {
        return new Pairing(Optional.empty(), Optional.of(why));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, ?> cluster) {
        Map<String, Object> properties = new HashMap<>(cluster);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 << 10);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
