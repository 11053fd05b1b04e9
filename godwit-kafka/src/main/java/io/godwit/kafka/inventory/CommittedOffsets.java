package io.godwit.kafka.inventory;

import io.godwit.kafka.connection.ClusterConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks for the committed offsets of many groups.
 *
 * <p>Brokers before 3.0 take one group a request. Kafka's Admin knows that, but makes a pause after each request of a call, which
 * grows to a second: 60 groups would take a minute. So to such brokers each group is a call of its own, which has no pause.
 */
public final class CommittedOffsets {
    private static final int OFFSET_FETCH = 9;
    private static final int FIRST_VERSION_OF_MANY_GROUPS = 8;

    private CommittedOffsets() {}

    /** The pending answer for each group; nothing is waited for. A value of the answer is null where nothing is committed. */
    public static Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> ask(
            ClusterConnection connection, Collection<String> groups) {
        Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> answers = new HashMap<>();
        if (takesManyGroups(connection)) {
            Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
            groups.forEach(group -> specs.put(group, new ListConsumerGroupOffsetsSpec()));
            ListConsumerGroupOffsetsResult result = connection.admin().listConsumerGroupOffsets(specs);
            groups.forEach(group -> answers.put(group, result.partitionsToOffsetAndMetadata(group)));
        } else {
            groups.forEach(group -> answers.put(
                    group, connection.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
        }
        return answers;
    }

    /** What is not known is taken for an old broker, which costs more requests and nothing else. */
    private static boolean takesManyGroups(ClusterConnection connection) {
        return connection.listeners().stream()
                        .map(listener -> listener.newestVersions().get(OFFSET_FETCH))
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .min()
                        .orElse(0)
                >= FIRST_VERSION_OF_MANY_GROUPS;
    }
}
