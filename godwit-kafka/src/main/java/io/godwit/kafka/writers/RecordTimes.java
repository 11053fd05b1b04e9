package io.godwit.kafka.writers;

import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Timestamps of the first or last records of many partitions, by one consumer. It is a measurement: what can't be read in a
 * moment is left out, as unknown.
 */
final class RecordTimes {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ONE_POLL = Duration.ofMillis(200);
    /** A transaction's marker, or a compacted record, may stand between the end and the last record. */
    private static final int STEPS_BACK = 64;

    private final ClusterConnection connection;

    RecordTimes(ClusterConnection connection) {
        this.connection = connection;
    }

    /** The last records below these offsets. */
    SortedMap<PartitionId, Instant> lastBelow(Map<PartitionId, Long> ends) {
        return read(ends, Reading.LAST_BELOW);
    }

    /** The first records at or after these offsets. */
    SortedMap<PartitionId, Instant> firstFrom(Map<PartitionId, Long> offsets) {
        return read(offsets, Reading.FIRST_FROM);
    }

    private enum Reading {
        LAST_BELOW,
        FIRST_FROM
    }

    private SortedMap<PartitionId, Instant> read(Map<PartitionId, Long> offsets, Reading reading) {
        Map<String, ?> settings = Map.of("isolation.level", "read_committed", "max.partition.fetch.bytes", 65_536);
        try (Consumer<byte[], byte[]> consumer = connection.consumer("times", settings)) {
            return new Pass(consumer, reading).read(offsets);
        } catch (KafkaException e) {
            throw connection
                    .errors()
                    .translate(
                            e,
                            new ClusterRequest(
                                    "reading single records of " + offsets.size() + " partitions",
                                    "READ on the topics"));
        }
    }

    /** One reading of all partitions. */
    private static final class Pass {
        private final Consumer<byte[], byte[]> consumer;
        private final Reading reading;
        private final Map<TopicPartition, Long> limits = new java.util.HashMap<>();
        private final Set<TopicPartition> open = new HashSet<>();
        private final SortedMap<PartitionId, Instant> times = new TreeMap<>();

        Pass(Consumer<byte[], byte[]> consumer, Reading reading) {
            this.consumer = consumer;
            this.reading = reading;
        }

        SortedMap<PartitionId, Instant> read(Map<PartitionId, Long> offsets) {
            offsets.forEach((partition, offset) -> limits.put(KafkaPartitionLogs.topicPartition(partition), offset));
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(limits.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(limits.keySet());
            Map<TopicPartition, Long> from = new java.util.HashMap<>();
            limits.forEach((partition, limit) -> {
                long start = Objects.requireNonNull(starts.get(partition));
                long end = Math.min(Objects.requireNonNull(ends.get(partition)), last() ? limit : Long.MAX_VALUE);
                long begin = Math.max(start, last() ? limit - STEPS_BACK : limit);
                if (begin < end) {
                    from.put(partition, begin);
                }
            });
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            open.addAll(from.keySet());
            pollUntilDone();
            return times;
        }

        private boolean last() {
            return reading == Reading.LAST_BELOW;
        }

        private void pollUntilDone() {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!open.isEmpty() && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(ONE_POLL)) {
                    take(found);
                }
                open.removeIf(this::isDone);
                consumer.pause(done());
            }
        }

        private void take(ConsumerRecord<byte[], byte[]> found) {
            PartitionId partition = new PartitionId(found.topic(), found.partition());
            Instant at = Instant.ofEpochMilli(found.timestamp());
            if (!last()) {
                times.putIfAbsent(partition, at);
            } else if (found.offset() < limit(new TopicPartition(found.topic(), found.partition()))) {
                times.put(partition, at);
            }
        }

        private boolean isDone(TopicPartition partition) {
            return last()
                    ? consumer.position(partition) >= limit(partition)
                    : times.containsKey(new PartitionId(partition.topic(), partition.partition()));
        }

        private Set<TopicPartition> done() {
            Set<TopicPartition> done = new HashSet<>(consumer.assignment());
            done.removeAll(open);
            return done;
        }

        private long limit(TopicPartition partition) {
            return Objects.requireNonNull(limits.get(partition));
        }
    }
}
