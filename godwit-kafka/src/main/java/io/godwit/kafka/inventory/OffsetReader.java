package io.godwit.kafka.inventory;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Reads the first and the last offset of each partition. */
final class OffsetReader {
    /** Partitions in a request; the client splits it by leader. */
    private static final int PARTITIONS = 2_000;

    private final ClusterConnection connection;
    private final Unread unread;
    private final Map<String, TopicDraft> topics = new HashMap<>();

    OffsetReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    private record Answers(ListOffsetsResult starts, ListOffsetsResult ends) {}

    void readInto(Collection<TopicDraft> drafts) {
        drafts.forEach(draft -> topics.put(draft.name(), draft));
        // The client would wait for a leader until its time limit, and all other partitions of the request with it.
        drafts.forEach(draft -> draft.partitionsWithoutLeader()
                .forEach(partition -> unread.note(
                        InventoryPart.OFFSETS,
                        partition.toString(),
                        "partitions have no leader, so nobody tells their offsets",
                        "bring their brokers back; kafka-topics.sh --describe --unavailable-partitions lists them")));
        List<TopicPartition> partitions = drafts.stream()
                .flatMap(draft -> draft.partitionsWithLeader().stream())
                .toList();
        Batches.forEach(partitions, PARTITIONS, this::request, this::receive);
    }

    private Answers request(List<TopicPartition> batch) {
        return new Answers(request(batch, OffsetSpec.earliest()), request(batch, OffsetSpec.latest()));
    }

    private ListOffsetsResult request(List<TopicPartition> batch, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        batch.forEach(partition -> specs.put(partition, spec));
        return connection.admin().listOffsets(specs);
    }

    private void receive(List<TopicPartition> batch, Answers answers) {
        ClusterRequest request = new ClusterRequest("reading offsets", "DESCRIBE on these topics");
        for (TopicPartition partition : batch) {
            TopicDraft topic = Objects.requireNonNull(topics.get(partition.topic()));
            try {
                topic.setStart(
                        partition.partition(),
                        connection
                                .await(answers.starts().partitionResult(partition), request)
                                .offset());
                topic.setEnd(
                        partition.partition(),
                        connection
                                .await(answers.ends().partitionResult(partition), request)
                                .offset());
            } catch (GodwitException e) {
                if (e.code() != ClusterError.UNKNOWN_TOPIC) {
                    unread.note(InventoryPart.OFFSETS, partition.toString(), e);
                }
            }
        }
    }
}
