package io.godwit.kafka.inventory;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.GroupInventory.Member;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClassicGroupsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeShareGroupsOptions;
import org.apache.kafka.clients.admin.DescribeStreamsGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** Describes the groups of one kind; Kafka has a request of its own for each. */
final class GroupDescriber {
    private static final ClusterRequest REQUEST = new ClusterRequest("describing groups", "DESCRIBE on these groups");

    private final ClusterConnection connection;
    private final Unread unread;
    private final GroupKind kind;
    private final boolean askWhatIsAllowed;
    private final Map<String, SortedSet<String>> allowed;

    GroupDescriber(
            ClusterConnection connection,
            Unread unread,
            GroupKind kind,
            boolean askWhatIsAllowed,
            Map<String, SortedSet<String>> allowed) {
        this.connection = connection;
        this.unread = unread;
        this.kind = kind;
        this.askWhatIsAllowed = askWhatIsAllowed;
        this.allowed = allowed;
    }

    private record Description(String state, List<Member> members, @Nullable Set<AclOperation> allowed) {}

    void describe(List<GroupDraft> groups) {
        Batches.forEach(groups, Batches.SIZE, this::request, (batch, answers) -> {
            for (GroupDraft group : batch) {
                try {
                    keep(group, connection.await(Objects.requireNonNull(answers.get(group.name())), REQUEST));
                } catch (GodwitException e) {
                    unread.note(InventoryPart.GROUPS, group.name(), e);
                }
            }
        });
    }

    private void keep(GroupDraft group, Description description) {
        group.setMembers(description.state(), description.members());
        AllowedOperationsDraft.words(description.allowed())
                .ifPresent(operations -> allowed.put(group.name(), operations));
    }

    private Map<String, KafkaFuture<Description>> request(List<GroupDraft> batch) {
        List<String> names = batch.stream().map(GroupDraft::name).toList();
        return switch (kind) {
            case CLASSIC -> describeClassic(names);
            case CONSUMER -> describeConsumer(names);
            case SHARE -> describeShare(names);
            case STREAMS -> describeStreams(names);
        };
    }

    private Map<String, KafkaFuture<Description>> describeClassic(List<String> names) {
        return map(
                connection
                        .admin()
                        .describeClassicGroups(
                                names, new DescribeClassicGroupsOptions().includeAuthorizedOperations(askWhatIsAllowed))
                        .describedGroups(),
                (ClassicGroupDescription group) -> new Description(
                        group.state().toString(), members(group.members()), group.authorizedOperations()));
    }

    private Map<String, KafkaFuture<Description>> describeConsumer(List<String> names) {
        return map(
                connection
                        .admin()
                        .describeConsumerGroups(
                                names,
                                new DescribeConsumerGroupsOptions().includeAuthorizedOperations(askWhatIsAllowed))
                        .describedGroups(),
                (ConsumerGroupDescription group) -> new Description(
                        group.groupState().toString(), members(group.members()), group.authorizedOperations()));
    }

    private Map<String, KafkaFuture<Description>> describeShare(List<String> names) {
        return map(
                connection
                        .admin()
                        .describeShareGroups(
                                names, new DescribeShareGroupsOptions().includeAuthorizedOperations(askWhatIsAllowed))
                        .describedGroups(),
                (ShareGroupDescription group) -> new Description(
                        group.groupState().toString(),
                        group.members().stream()
                                .map(member -> new Member(
                                        member.consumerId(),
                                        member.clientId(),
                                        member.host(),
                                        partitions(member.assignment().topicPartitions())))
                                .toList(),
                        group.authorizedOperations()));
    }

    private Map<String, KafkaFuture<Description>> describeStreams(List<String> names) {
        return map(
                connection
                        .admin()
                        .describeStreamsGroups(
                                names, new DescribeStreamsGroupsOptions().includeAuthorizedOperations(askWhatIsAllowed))
                        .describedGroups(),
                (StreamsGroupDescription group) -> new Description(
                        group.groupState().toString(), StreamsMembers.of(group), group.authorizedOperations()));
    }

    private static <D> Map<String, KafkaFuture<Description>> map(
            Map<String, KafkaFuture<D>> answers, KafkaFuture.BaseFunction<D, Description> function) {
        Map<String, KafkaFuture<Description>> mapped = new LinkedHashMap<>();
        answers.forEach((name, answer) -> mapped.put(name, answer.thenApply(function)));
        return mapped;
    }

    private static List<Member> members(Collection<MemberDescription> members) {
        return members.stream()
                .map(member -> new Member(
                        member.consumerId(),
                        member.clientId(),
                        member.host(),
                        partitions(member.assignment().topicPartitions())))
                .toList();
    }

    private static List<PartitionId> partitions(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(partition -> new PartitionId(partition.topic(), partition.partition()))
                .sorted()
                .toList();
    }
}
