package io.godwit.lab.workload;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What one group knows, shared by its members.
 *
 * <p>Invariant: the positions and the checks change together under this object's lock, so that what is saved is one moment. While
 * the group reads one cluster, and after a kill, the positions say where it goes on; after a clean stop the committed offsets do,
 * because until the next start somebody may move the group to another cluster or to other offsets.
 */
final class GroupState {
    private final CrmGroup group;
    private final String clusterId;
    private final Map<String, TopicCheck> checks = new TreeMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();

    GroupState(CrmGroup group, String clusterId, Optional<GroupReport> before) {
        this.group = group;
        this.clusterId = clusterId;
        for (CrmTopic topic : group.topics()) {
            Optional<TopicReport> report = before.map(GroupReport::topics).map(topics -> topics.get(topic.topicName()));
            checks.put(topic.topicName(), new TopicCheck(topic, report));
        }
        before.filter(report -> !report.clean() && report.clusterId().equals(clusterId))
                .ifPresent(report -> report.positions().forEach((name, offset) -> positions.put(parse(name), offset)));
    }

    synchronized void process(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        TopicCheck check = checks.get(record.topic());
        if (check != null) {
            check.arrive(CrmMessage.stampOf(record), partition + " offset " + record.offset());
        }
        positions.put(partition, record.offset() + 1);
    }

    /** Steps over what is no record: the markers of transactions. */
    synchronized void stepTo(TopicPartition partition, long position) {
        positions.merge(partition, position, Math::max);
    }

    synchronized OptionalLong position(TopicPartition partition) {
        Long position = positions.get(partition);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    void assigned(Collection<TopicPartition> partitions) {
        assigned.addAll(partitions);
    }

    void revoked(Collection<TopicPartition> partitions) {
        assigned.removeAll(partitions);
    }

    boolean hasAllPartitions() {
        return assigned.size()
                == group.topics().stream().mapToInt(CrmTopic::partitions).sum();
    }

    synchronized GroupReport report(boolean clean) {
        Map<String, Long> saved = new TreeMap<>();
        if (!clean) {
            positions.forEach((partition, offset) -> saved.put(partition.toString(), offset));
        }
        Map<String, TopicReport> topics = new TreeMap<>();
        checks.forEach((topic, check) -> topics.put(topic, check.report()));
        return new GroupReport(group.groupId(), clusterId, clean, saved, topics);
    }

    private static TopicPartition parse(String name) {
        int dash = name.lastIndexOf('-');
        return new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1)));
    }
}
