package io.godwit.kafka.writers;

import io.godwit.core.cutover.TargetHealth;
import io.godwit.core.cutover.TargetHealth.Volume;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** Looks at replicas and volumes of a cluster. What its brokers do not tell is unknown, never a failure. */
public final class KafkaTargetHealth {
    private final ClusterConnection connection;

    public KafkaTargetHealth(ClusterConnection connection) {
        this.connection = connection;
    }

    /** @param topics of which those that do not exist are left out */
    public TargetHealth look(SortedSet<String> topics) {
        SortedSet<PartitionId> offline = new TreeSet<>();
        SortedSet<PartitionId> behind = new TreeSet<>();
        for (TopicDescription topic : describe(topics)) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                PartitionId id = new PartitionId(topic.name(), partition.partition());
                if (partition.leader() == null || partition.leader().isEmpty()) {
                    offline.add(id);
                } else if (partition.isr().size() < partition.replicas().size()) {
                    behind.add(id);
                }
            }
        }
        return withVolumes(offline, behind);
    }

    private Collection<TopicDescription> describe(SortedSet<String> topics) {
        SortedSet<String> wanted = new TreeSet<>(topics);
        wanted.retainAll(new KafkaPartitionLogs(connection).topics());
        return connection
                .await(
                        connection.admin().describeTopics(wanted).allTopicNames(),
                        new ClusterRequest("describing " + wanted.size() + " topics", "DESCRIBE on the topics"))
                .values();
    }

    private TargetHealth withVolumes(SortedSet<PartitionId> offline, SortedSet<PartitionId> behind) {
        try {
            List<Volume> volumes = volumes();
            return new TargetHealth(
                    offline,
                    behind,
                    volumes,
                    volumes.isEmpty()
                            ? Optional.of(
                                    "its brokers do not tell, as before Kafka 3.3 and without DESCRIBE on CLUSTER")
                            : Optional.empty());
        } catch (GodwitException e) {
            return new TargetHealth(offline, behind, List.of(), Optional.of(e.reason()));
        }
    }

    private List<Volume> volumes() {
        ClusterRequest request = new ClusterRequest("reading sizes on disk", "DESCRIBE on CLUSTER");
        List<Integer> brokers = connection
                .await(connection.admin().describeCluster().nodes(), request)
                .stream()
                .map(Node::id)
                .toList();
        Map<Integer, Map<String, LogDirDescription>> answer =
                connection.await(connection.admin().describeLogDirs(brokers).allDescriptions(), request);
        List<Volume> volumes = new ArrayList<>();
        answer.forEach((broker, folders) -> folders.forEach((path, folder) -> {
            if (folder.totalBytes().orElse(0) > 0 && folder.usableBytes().isPresent()) {
                volumes.add(new Volume(
                        broker,
                        path,
                        folder.totalBytes().getAsLong(),
                        Math.max(0, folder.usableBytes().getAsLong())));
            }
        }));
        return volumes;
    }
}
