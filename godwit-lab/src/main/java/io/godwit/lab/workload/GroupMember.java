package io.godwit.lab.workload;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One member of a group: polls, processes, then commits exactly what was processed, in a thread of its own. */
final class GroupMember {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);
    private static final long COMMIT_INTERVAL_NANOS = 500_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;
    /** A slow reader reads little at a time, so that it is never away from its group for long. */
    private static final long LONGEST_PAUSE_NANOS = 2_000_000_000L;

    private final CrmGroup group;
    private final GroupState state;
    private final DoubleSupplier mostRecordsPerSecond;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean committed;

    GroupMember(
            CrmGroup group,
            int number,
            GroupState state,
            Map<String, String> client,
            DoubleSupplier mostRecordsPerSecond) {
        this.group = group;
        this.state = state;
        this.mostRecordsPerSecond = mostRecordsPerSecond;
        this.consumer = new KafkaConsumer<>(
                properties(group, number, client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::run, "crm-" + group.groupId() + "-" + number);
    }

    void start() {
        thread.start();
    }

    void requestStop() {
        stopping = true;
    }

    /** True if everything that was processed is committed. */
    boolean awaitEnd() {
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return committed;
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(group.topics().stream().map(CrmTopic::topicName).toList(), new Assignment());
            readUntilStopped();
            commit();
            committed = true;
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        } catch (KafkaException e) {
            System.err.println("The group " + group.groupId() + " ended early: " + e);
        }
    }

    private void readUntilStopped() {
        long nextCommit = System.nanoTime();
        while (!stopping) {
            try {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                records.forEach(state::process);
                consumer.assignment().forEach(this::stepOverMarkers);
                slowDown(records.count());
                if (System.nanoTime() - nextCommit >= 0) {
                    commit();
                    nextCommit = System.nanoTime() + COMMIT_INTERVAL_NANOS;
                }
            } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
                // The group moved on or the broker is away; the positions are kept here, so nothing is read twice.
                System.err.println("The group " + group.groupId() + " could not commit, and goes on: " + e);
            }
        }
    }

    /** At the end of a partition the position may lie beyond the last record, after a transaction's marker. */
    private void stepOverMarkers(TopicPartition partition) {
        state.stepTo(partition, consumer.position(partition));
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        consumer.assignment()
                .forEach(partition -> offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        consumer.commitSync(offsets);
    }

    private void slowDown(int records) {
        double most = mostRecordsPerSecond.getAsDouble();
        if (most > 0 && records > 0) {
            LockSupport.parkNanos(Math.min(LONGEST_PAUSE_NANOS, (long) (records / most * NANOS_PER_SECOND)));
        }
    }

    private static Map<String, Object> properties(CrmGroup group, int number, Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group.groupId());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "crm-" + group.groupId() + "-" + number);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Where offsets were not carried over, everything is read again, and the checks tell it as duplicates.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1000");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, group == CrmGroup.REPORTING ? "50" : "500");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "4194304");
        return properties;
    }

    /** A partition goes on where the group left it, if this program knows; see {@link GroupState}. */
    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                state.position(partition).ifPresent(offset -> consumer.seek(partition, offset));
            }
            state.assigned(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            state.revoked(partitions);
            try {
                commit();
            } catch (KafkaException e) {
                System.err.println("The group " + group.groupId() + " could not commit what it gives up: " + e);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            state.revoked(partitions);
        }
    }
}
