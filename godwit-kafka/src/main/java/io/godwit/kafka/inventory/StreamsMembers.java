package io.godwit.kafka.inventory;

import io.godwit.core.model.GroupInventory.Member;
import io.godwit.core.model.PartitionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment.TaskIds;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;

/** The members of a streams group. They are assigned tasks, which are partitions of the topics that a subtopology reads. */
final class StreamsMembers {
    private StreamsMembers() {}

    static List<Member> of(StreamsGroupDescription group) {
        Map<String, Set<String>> topics = new HashMap<>();
        for (StreamsGroupSubtopologyDescription subtopology : group.subtopologies()) {
            topics.put(subtopology.subtopologyId(), Set.copyOf(subtopology.sourceTopics()));
        }
        return group.members().stream().map(member -> member(member, topics)).toList();
    }

    private static Member member(StreamsGroupMemberDescription member, Map<String, Set<String>> topics) {
        List<PartitionId> partitions = member.assignment().activeTasks().stream()
                .flatMap(task -> partitions(task, topics))
                .sorted()
                .toList();
        return new Member(member.memberId(), member.clientId(), member.clientHost(), partitions);
    }

    private static Stream<PartitionId> partitions(TaskIds task, Map<String, Set<String>> topics) {
        return topics.getOrDefault(task.subtopologyId(), Set.of()).stream()
                .flatMap(topic -> task.partitions().stream().map(number -> new PartitionId(topic, number)));
    }
}
