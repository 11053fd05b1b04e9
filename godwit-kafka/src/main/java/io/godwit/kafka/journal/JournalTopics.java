package io.godwit.kafka.journal;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.journal.JournalPlace;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The two topics of a migration: whether they are there, how long they are, how they are made. */
final class JournalTopics {
    private static final short DEFAULT_REPLICATION_FACTOR = 3;

    private final Admin admin;
    private final ClusterConfig target;
    private final JournalPlace place;
    private final Duration timeLimit;

    JournalTopics(Admin admin, JournalPlace place, Duration timeLimit) {
        this.admin = admin;
        this.target = place.cluster();
        this.place = place;
        this.timeLimit = timeLimit;
    }

    /** Whether the topic is there; creates nothing. */
    boolean exists(String topic) {
        try {
            get(admin.describeTopics(List.of(topic)).allTopicNames());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw failure(e, topic);
        }
    }

    /**
     * The offset after the last record, whatever transaction it belongs to: a reader that wants all that was appended
     * before now has to get there, even if a transaction of a lease holder is in between.
     */
    long endOffset(TopicPartition partition) {
        try {
            Map<TopicPartition, ListOffsetsResultInfo> ends = get(
                    admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all());
            ListOffsetsResultInfo end = ends.get(partition);
            return end == null ? 0 : end.offset();
        } catch (ExecutionException e) {
            throw failure(e, partition.topic());
        }
    }

    /** Makes the topics that are missing. */
    void create() {
        short replicationFactor = replicationFactor();
        CreateTopicsResult created = admin.createTopics(List.of(
                topic(place.journalTopic(), replicationFactor, JOURNAL_CONFIGS),
                topic(place.offsetsTopic(), replicationFactor, OFFSETS_CONFIGS)));
        created.values().forEach(this::await);
    }

    private void await(String topic, KafkaFuture<Void> creation) {
        try {
            get(creation);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failure(e, topic);
            }
        }
    }

    private short replicationFactor() {
        try {
            Collection<?> brokers = get(admin.describeCluster().nodes());
            int wanted = place.replicationFactor().orElse(DEFAULT_REPLICATION_FACTOR);
            return (short) Math.min(wanted, brokers.size());
        } catch (ExecutionException e) {
            throw failure(e, place.journalTopic());
        }
    }

    private static NewTopic topic(String name, short replicationFactor, Map<String, String> configs) {
        Map<String, String> all = new HashMap<>(configs);
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicationFactor >= 3 ? "2" : "1");
        return new NewTopic(name, 1, replicationFactor).configs(all);
    }

    private static final Map<String, String> JOURNAL_CONFIGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    // Log append time: the age of a heartbeat is told by the target's clock alone. Rolled each ten minutes, so that
    // compaction gets rid of old heartbeats.
    private static final Map<String, String> OFFSETS_CONFIGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
            TopicConfig.SEGMENT_MS_CONFIG, "600000",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");

    private <T> T get(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(e, place.journalTopic());
        } catch (TimeoutException e) {
            throw failure(e, place.journalTopic());
        }
    }

    private GodwitException failure(Exception e, String topic) {
        return JournalFailure.translate(
                e, target, JournalError.UNAVAILABLE, "topic " + topic, "run godwit doctor, then the command again");
    }
}
