package io.godwit.kafka.groups;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.error.GodwitException;
import io.godwit.core.groups.GroupOffsets;
import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import io.godwit.kafka.inventory.Batches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Offsets of many groups through the Admin API, in requests of bounded size. */
public final class KafkaGroupOffsets implements GroupOffsets {
    /** Groups in a request. Brokers before 3.0 get one request a group, so this also bounds what they have in flight. */
    private static final int READ = 200;

    /** Each group is a request of its own. */
    private static final int WRITE = 50;

    private static final Set<String> CONSUMER_PROTOCOLS = Set.of("", "consumer");
    private static final Set<GroupState> WITHOUT_MEMBERS =
            Set.of(GroupState.EMPTY, GroupState.DEAD, GroupState.UNKNOWN);
    private static final List<Class<? extends Throwable>> ACTIVE = List.of(
            UnknownMemberIdException.class,
            GroupNotEmptyException.class,
            RebalanceInProgressException.class,
            StaleMemberEpochException.class,
            FencedMemberEpochException.class);

    private final ClusterConnection connection;

    public KafkaGroupOffsets(ClusterConnection connection) {
        this.connection = connection;
    }

    @Override
    public Listing list(Predicate<String> wanted) {
        ListGroupsResult result = connection.admin().listGroups();
        ClusterRequest request = new ClusterRequest("listing the groups", "DESCRIBE on the cluster or the groups");
        SortedMap<String, Group> groups = new TreeMap<>();
        connection.await(result.valid(), request).stream()
                .filter(listing -> wanted.test(listing.groupId()))
                .forEach(listing -> groups.put(listing.groupId(), group(listing)));
        return new Listing(
                groups,
                connection.await(result.errors(), request).stream()
                        .map(String::valueOf)
                        .distinct()
                        .toList());
    }

    // Brokers before 3.8 tell no type, for they know one only; before 2.6 no state.
    private static Group group(GroupListing listing) {
        GroupType type = listing.type().orElse(GroupType.CLASSIC);
        boolean records = type == GroupType.CONSUMER
                || type == GroupType.STREAMS
                || CONSUMER_PROTOCOLS.contains(listing.protocol());
        Kind kind = type == GroupType.SHARE ? Kind.SHARE : records ? Kind.COMMITS : Kind.OTHER;
        boolean active = listing.groupState()
                .map(state -> !WITHOUT_MEMBERS.contains(state))
                .orElse(false);
        return new Group(listing.groupId(), kind, active);
    }

    @Override
    public Committed committed(Collection<String> groups) {
        SortedMap<String, List<Position>> positions = new TreeMap<>();
        SortedMap<String, String> failures = new TreeMap<>();
        Batches.forEach(groups, READ, this::ask, (batch, answer) -> {
            for (String group : batch) {
                try {
                    positions.put(group, positions(answer, group));
                } catch (GodwitException e) {
                    if (isCausedBy(e, GroupIdNotFoundException.class)) {
                        positions.put(group, List.of());
                    } else {
                        failures.put(group, e.reason());
                    }
                }
            }
        });
        return new Committed(positions, failures);
    }

    private ListConsumerGroupOffsetsResult ask(List<String> groups) {
        Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
        groups.forEach(group -> specs.put(group, new ListConsumerGroupOffsetsSpec()));
        return connection.admin().listConsumerGroupOffsets(specs);
    }

    private List<Position> positions(ListConsumerGroupOffsetsResult answer, String group) {
        List<Position> positions = new ArrayList<>();
        connection
                .await(
                        answer.partitionsToOffsetAndMetadata(group),
                        new ClusterRequest("reading the offsets of group " + group, "DESCRIBE on GROUP " + group))
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        positions.add(new Position(
                                new PartitionId(partition.topic(), partition.partition()),
                                offset.offset(),
                                offset.metadata()));
                    }
                });
        return positions;
    }

    /** Without a leader epoch: those of the source mean nothing here, and consumers would wait for metadata in vain. */
    @Override
    public SortedMap<String, Refusal> commit(SortedMap<String, List<Position>> offsets) {
        SortedMap<String, Refusal> refusals = new TreeMap<>();
        Batches.forEach(
                offsets.keySet(),
                WRITE,
                batch -> {
                    Map<String, KafkaFuture<Void>> answers = new LinkedHashMap<>();
                    batch.forEach(group -> answers.put(
                            group,
                            connection
                                    .admin()
                                    .alterConsumerGroupOffsets(group, values(offsets.getOrDefault(group, List.of())))
                                    .all()));
                    return answers;
                },
                (batch, answers) -> {
                    for (String group : batch) {
                        try {
                            connection.await(
                                    Objects.requireNonNull(answers.get(group)),
                                    new ClusterRequest(
                                            "setting the offsets of group " + group,
                                            "READ on GROUP " + group + " and on its topics"));
                        } catch (GodwitException e) {
                            refusals.put(
                                    group,
                                    new Refusal(ACTIVE.stream().anyMatch(type -> isCausedBy(e, type)), e.reason()));
                        }
                    }
                });
        return refusals;
    }

    private static Map<TopicPartition, OffsetAndMetadata> values(List<Position> positions) {
        Map<TopicPartition, OffsetAndMetadata> values = new HashMap<>();
        positions.forEach(position -> values.put(
                new TopicPartition(
                        position.partition().topic(), position.partition().partition()),
                new OffsetAndMetadata(position.offset(), Optional.empty(), position.metadata())));
        return values;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
