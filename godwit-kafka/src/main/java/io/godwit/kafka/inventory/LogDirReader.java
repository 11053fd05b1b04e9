package io.godwit.kafka.inventory;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.BrokerInventory.LogDir;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;

/** Reads the bytes on disk of each replica, and the brokers' volumes. One broker's answer is held at a time. */
final class LogDirReader {
    private static final ClusterRequest REQUEST = new ClusterRequest("reading sizes on disk", "DESCRIBE on CLUSTER");

    private final ClusterConnection connection;
    private final Unread unread;

    LogDirReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    /** Adds the sizes to the topics, and returns the brokers with their data folders. */
    List<BrokerInventory> readInto(Collection<TopicDraft> topics, List<BrokerInventory> brokers) {
        Map<String, TopicDraft> byName = new HashMap<>();
        topics.forEach(topic -> byName.put(topic.name(), topic));
        SortedMap<Integer, BrokerInventory> told = new TreeMap<>();
        brokers.forEach(broker -> told.put(broker.id(), broker));
        Batches.forEach(brokers, 1, this::request, (batch, answer) -> {
            BrokerInventory broker = batch.get(0);
            try {
                told.put(broker.id(), withLogDirs(broker, connection.await(answer, REQUEST), byName));
            } catch (GodwitException e) {
                unread.note(InventoryPart.SIZES, "broker " + broker.id(), e);
            }
        });
        return List.copyOf(told.values());
    }

    private KafkaFuture<Map<String, LogDirDescription>> request(List<BrokerInventory> batch) {
        int id = batch.get(0).id();
        return Objects.requireNonNull(
                connection.admin().describeLogDirs(List.of(id)).descriptions().get(id));
    }

    private BrokerInventory withLogDirs(
            BrokerInventory broker, Map<String, LogDirDescription> answer, Map<String, TopicDraft> topics) {
        if (answer.isEmpty()) {
            // Brokers before 3.0 say nothing at all to those who may not know.
            unread.note(
                    InventoryPart.SIZES,
                    "broker " + broker.id(),
                    "the credentials lack DESCRIBE on CLUSTER, needed for reading sizes on disk",
                    "grant it with kafka-acls.sh --add --operation Describe --cluster");
        }
        List<LogDir> logDirs = new ArrayList<>();
        new TreeMap<>(answer).forEach((path, logDir) -> logDirs.add(logDir(broker, path, logDir, topics)));
        return new BrokerInventory(
                broker.id(),
                broker.host(),
                broker.port(),
                broker.rack(),
                broker.controller(),
                broker.configs(),
                logDirs);
    }

    private LogDir logDir(
            BrokerInventory broker, String path, LogDirDescription answer, Map<String, TopicDraft> topics) {
        if (answer.error() != null) {
            unread.note(
                    InventoryPart.SIZES,
                    "broker " + broker.id() + " " + path,
                    "a data folder is offline: " + answer.error().getMessage(),
                    "look at the broker's log and at the disk");
        }
        long[] used = {0};
        answer.replicaInfos().forEach((partition, replica) -> {
            used[0] += replica.size();
            TopicDraft topic = topics.get(partition.topic());
            if (topic != null && !replica.isFuture()) {
                topic.addReplicaSize(partition.partition(), replica.size());
            }
        });
        return new LogDir(
                path,
                used[0],
                answer.totalBytes().orElse(-1),
                answer.usableBytes().orElse(-1));
    }
}
