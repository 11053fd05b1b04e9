package io.godwit.kafka.inventory;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import io.godwit.kafka.inventory.GroupDraft.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed offsets of groups. Share groups keep theirs elsewhere and call them start offsets. */
final class GroupOffsetReader {
    /** Groups in a request; see {@link CommittedOffsets} for old brokers, for which this bounds what is in flight. */
    private static final int GROUPS = 200;

    private final ClusterConnection connection;
    private final Unread unread;
    private final GroupKind kind;

    GroupOffsetReader(ClusterConnection connection, Unread unread, GroupKind kind) {
        this.connection = connection;
        this.unread = unread;
        this.kind = kind;
    }

    void readInto(List<GroupDraft> groups) {
        Batches.forEach(groups, GROUPS, this::request, (batch, answer) -> {
            for (GroupDraft group : batch) {
                try {
                    group.setPositions(connection.await(
                            answer.apply(group.name()),
                            new ClusterRequest(
                                    "reading the offsets of groups", "DESCRIBE on these groups and on their topics")));
                } catch (GodwitException e) {
                    unread.note(InventoryPart.GROUP_OFFSETS, group.name(), e);
                }
            }
        });
    }

    private Function<String, KafkaFuture<SortedMap<PartitionId, Position>>> request(List<GroupDraft> batch) {
        return switch (kind) {
            case SHARE -> requestShare(batch);
            case CLASSIC, CONSUMER, STREAMS -> requestCommitted(batch);
        };
    }

    private Function<String, KafkaFuture<SortedMap<PartitionId, Position>>> requestCommitted(List<GroupDraft> batch) {
        Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> answers = CommittedOffsets.ask(
                connection, batch.stream().map(GroupDraft::name).toList());
        return name -> Objects.requireNonNull(answers.get(name)).thenApply(GroupOffsetReader::committed);
    }

    private static SortedMap<PartitionId, Position> committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        SortedMap<PartitionId, Position> positions = new TreeMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(id(partition), new Position(offset.offset(), offset.metadata(), -1));
            }
        });
        return positions;
    }

    private Function<String, KafkaFuture<SortedMap<PartitionId, Position>>> requestShare(List<GroupDraft> batch) {
        Map<String, ListShareGroupOffsetsSpec> specs = new HashMap<>();
        batch.forEach(group -> specs.put(group.name(), new ListShareGroupOffsetsSpec()));
        ListShareGroupOffsetsResult result = connection.admin().listShareGroupOffsets(specs);
        return name -> result.partitionsToOffsetInfo(name).thenApply(GroupOffsetReader::startOffsets);
    }

    private static SortedMap<PartitionId, Position> startOffsets(
            Map<TopicPartition, SharePartitionOffsetInfo> offsets) {
        SortedMap<PartitionId, Position> positions = new TreeMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(
                        id(partition),
                        new Position(offset.startOffset(), "", offset.lag().orElse(-1L)));
            }
        });
        return positions;
    }

    private static PartitionId id(TopicPartition partition) {
        return new PartitionId(partition.topic(), partition.partition());
    }
}
