package io.godwit.kafka.groups;

import io.godwit.core.cutover.ConsumerGroups;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.Placement;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Consumer groups through the Admin API. */
public final class KafkaConsumerGroups implements ConsumerGroups {
    private static final Set<GroupType> CONSUMED = Set.of(GroupType.CLASSIC, GroupType.CONSUMER, GroupType.UNKNOWN);
    /** A group whose offsets were only ever set by hand has no protocol. */
    private static final Set<String> CONSUMER_PROTOCOLS = Set.of("", "consumer");

    private final ClusterConnection connection;

    public KafkaConsumerGroups(ClusterConnection connection) {
        this.connection = connection;
    }

    // Brokers before 3.8 tell no type, for they know one only. Groups of Connect hold no offsets of records.
    @Override
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        connection
                .await(
                        connection.admin().listGroups().all(),
                        new ClusterRequest("listing the groups", "DESCRIBE on the cluster or the groups"))
                .stream()
                .filter(group -> CONSUMED.contains(group.type().orElse(GroupType.CLASSIC)))
                .filter(group -> CONSUMER_PROTOCOLS.contains(group.protocol()))
                .forEach(group -> names.add(group.groupId()));
        return names;
    }

    @Override
    public GroupView describe(String group) {
        KafkaFuture<ConsumerGroupDescription> answer = connection
                .admin()
                .describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group);
        try {
            ConsumerGroupDescription description = connection.await(
                    java.util.Objects.requireNonNull(answer),
                    new ClusterRequest("describing the group " + group, "DESCRIBE on GROUP " + group));
            return new GroupView(
                    group,
                    description.groupState().toString(),
                    description.members().stream()
                            .map(member ->
                                    member.clientId() + "@" + member.host().replaceFirst("^/", ""))
                            .sorted()
                            .toList());
        } catch (GodwitException e) {
            if (isCausedBy(e, GroupIdNotFoundException.class)) {
                return new GroupView(group, "Dead", List.of());
            }
            throw e;
        }
    }

    @Override
    public List<Position> committed(String group) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = connection.await(
                    connection.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                    new ClusterRequest("reading the offsets of group " + group, "DESCRIBE on GROUP " + group));
            List<Position> positions = new ArrayList<>();
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    positions.add(new Position(
                            new PartitionId(partition.topic(), partition.partition()),
                            offset.offset(),
                            offset.metadata()));
                }
            });
            return positions;
        } catch (GodwitException e) {
            if (isCausedBy(e, GroupIdNotFoundException.class)) {
                return List.of();
            }
            throw e;
        }
    }

    /** Without a leader epoch: those of the source mean nothing here, and consumers would wait for metadata in vain. */
    @Override
    public void place(GroupPlacement placement) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        Set<TopicPartition> nowhere = new HashSet<>();
        for (Placement partition : placement.partitions()) {
            TopicPartition key = new TopicPartition(
                    partition.partition().topic(), partition.partition().partition());
            if (partition.offset().isPresent()) {
                offsets.put(
                        key,
                        new OffsetAndMetadata(partition.offset().getAsLong(), Optional.empty(), partition.metadata()));
            } else {
                nowhere.add(key);
            }
        }
        set(placement.group(), offsets);
        remove(placement.group(), nowhere);
    }

    private void set(String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (offsets.isEmpty()) {
            return;
        }
        try {
            connection.await(
                    connection.admin().alterConsumerGroupOffsets(group, offsets).all(),
                    new ClusterRequest(
                            "setting the offsets of group " + group, "READ on GROUP " + group + " and on its topics"));
        } catch (GodwitException e) {
            throw refused(group, e);
        }
    }

    private void remove(String group, Set<TopicPartition> partitions) {
        Set<TopicPartition> stored = new HashSet<>();
        committed(group)
                .forEach(position -> stored.add(new TopicPartition(
                        position.partition().topic(), position.partition().partition())));
        stored.retainAll(partitions);
        if (stored.isEmpty()) {
            return;
        }
        try {
            connection.await(
                    connection.admin().deleteConsumerGroupOffsets(group, stored).all(),
                    new ClusterRequest("removing offsets of group " + group, "DELETE on GROUP " + group));
        } catch (GodwitException e) {
            throw refused(group, e);
        }
    }

    private static GodwitException refused(String group, GodwitException failure) {
        boolean active = isCausedBy(failure, UnknownMemberIdException.class)
                || isCausedBy(failure, GroupNotEmptyException.class)
                || isCausedBy(failure, GroupSubscribedToTopicException.class);
        return active
                ? new GodwitException(
                        CutoverError.GROUP_ACTIVE,
                        "group " + group,
                        "it has members, so its offsets can't be set",
                        "stop these consumers, then run the command again",
                        failure)
                : failure;
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
