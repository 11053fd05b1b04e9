package io.godwit.kafka.writers;

import io.godwit.core.error.GodwitException;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Looks for what would keep a mirror from writing to topics of this cluster. Writes nothing. */
final class WriteObstacles {
    private final ClusterConnection connection;

    WriteObstacles(ClusterConnection connection) {
        this.connection = connection;
    }

    Optional<String> first(SortedSet<String> topics) {
        SortedMap<String, TopicDescription> descriptions = new TreeMap<>(connection.await(
                connection
                        .admin()
                        .describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .allTopicNames(),
                new ClusterRequest("describing " + topics.size() + " topics", "DESCRIBE on the topics")));
        return notAuthorized(descriptions.values())
                .or(() -> topics.stream().findFirst().flatMap(this::silentAboutProducers));
    }

    /** Brokers from 2.3 on tell what they allow (KIP-430). From 2.8 on WRITE includes writing idempotently (KIP-679). */
    private static Optional<String> notAuthorized(Collection<TopicDescription> topics) {
        return topics.stream()
                .filter(topic -> {
                    Set<AclOperation> allowed = topic.authorizedOperations();
                    return allowed != null && !allowed.contains(AclOperation.WRITE);
                })
                .findFirst()
                .map(topic -> "no permission to write to topic " + topic.name());
    }

    /** A mirror goes on from what a partition tells of its producers (DescribeProducers, from 2.8 on). */
    private Optional<String> silentAboutProducers(String topic) {
        TopicPartition first = new TopicPartition(topic, 0);
        try {
            connection.await(
                    connection.admin().describeProducers(List.of(first)).partitionResult(first),
                    new ClusterRequest("asking for the producers of " + first, "READ on the topic"));
            return Optional.empty();
        } catch (GodwitException e) {
            return isUnsupported(e)
                    ? Optional.of("the brokers are older than 2.8 and do not tell what a producer wrote last")
                    : Optional.of("the producers of " + first + " are not told: " + e.reason());
        }
    }

    private static boolean isUnsupported(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedVersionException) {
                return true;
            }
        }
        return false;
    }
}
