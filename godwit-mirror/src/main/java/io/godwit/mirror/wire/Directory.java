package io.godwit.mirror.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;

/**
 * What is known of a cluster. A topic keeps the id under which it was first seen for as long as it is tracked: positions and
 * sequences mean nothing in another topic of the same name, so requests go on naming the old id, and brokers refuse them.
 */
final class Directory {
    private Optional<String> clusterId = Optional.empty();
    private Map<Integer, BrokerAddress> brokers = Map.of();
    private Set<String> tracked = Set.of();
    private final Map<String, TopicView> topics = new HashMap<>();
    private final Map<TopicPartition, Leader> leaders = new HashMap<>();

    Set<String> tracked() {
        return tracked;
    }

    /** The topics that were not tracked before. */
    Set<String> track(Set<String> wanted) {
        Set<String> added = new HashSet<>(wanted);
        added.removeAll(tracked);
        Set<String> removed = new HashSet<>(tracked);
        removed.removeAll(wanted);
        removed.forEach(this::forget);
        tracked = Set.copyOf(wanted);
        return added;
    }

    Map<Integer, BrokerAddress> brokers() {
        return brokers;
    }

    Optional<BrokerAddress> broker(int id) {
        return Optional.ofNullable(brokers.get(id));
    }

    Optional<Leader> leader(TopicPartition partition) {
        return Optional.ofNullable(leaders.get(partition));
    }

    /** Whether its topic was seen with fewer partitions than that. */
    boolean isBeyond(TopicPartition partition) {
        return topic(partition.topic())
                .filter(topic -> topic.error().isEmpty())
                .filter(topic -> partition.partition() >= topic.partitions())
                .isPresent();
    }

    boolean isLedBy(TopicPartition partition, int brokerId) {
        Leader leader = leaders.get(partition);
        return leader != null && leader.brokerId() == brokerId;
    }

    /** -1 if unknown. */
    int leaderEpoch(TopicPartition partition) {
        Leader leader = leaders.get(partition);
        return leader == null ? -1 : leader.epoch();
    }

    Optional<TopicView> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** Zero if unknown. */
    Uuid topicId(String name) {
        return topic(name).flatMap(TopicView::id).orElse(Uuid.ZERO_UUID);
    }

    void leaderMoved(TopicPartition partition) {
        leaders.remove(partition);
    }

    /** Whether the response is of the same cluster as those before: a bootstrap address may have been given to another. */
    boolean isOfThisCluster(MetadataResponseData response) {
        return clusterId.isEmpty()
                || response.clusterId() == null
                || clusterId.get().equals(response.clusterId());
    }

    String clusterName() {
        return clusterId.orElse("unknown");
    }

    void learnBrokers(MetadataResponseData response) {
        clusterId = Optional.ofNullable(response.clusterId()).or(() -> clusterId);
        Map<Integer, BrokerAddress> seen = new TreeMap<>();
        response.brokers()
                .forEach(broker ->
                        seen.put(broker.nodeId(), new BrokerAddress(broker.nodeId(), broker.host(), broker.port())));
        brokers = seen;
    }

    /** Returns whether all is known that can be, so that nobody needs to ask again soon. */
    boolean learn(MetadataResponseTopic topic) {
        String name = topic.name();
        if (!tracked.contains(name)) {
            return true;
        }
        Optional<Uuid> oldId = topic(name).flatMap(TopicView::id);
        Optional<Uuid> newId = Optional.of(topic.topicId()).filter(id -> !id.equals(Uuid.ZERO_UUID));
        Verdict verdict = Verdict.of(topic.errorCode());
        if (!verdict.isFine()) {
            replace(new TopicView(name, oldId, 0, Optional.of(verdict.error())));
            return false;
        }
        if (oldId.isPresent() && newId.isPresent() && !oldId.equals(newId)) {
            replace(new TopicView(name, oldId, 0, Optional.of(WireError.TOPIC_RECREATED)));
            return true;
        }
        replace(new TopicView(name, oldId.or(() -> newId), topic.partitions().size(), Optional.empty()));
        topic.partitions().forEach(partition -> learnLeader(name, partition));
        return topic.partitions().stream().allMatch(this::hasLeader);
    }

    private void learnLeader(String topic, MetadataResponsePartition partition) {
        if (hasLeader(partition)) {
            TopicPartition key = new TopicPartition(topic, partition.partitionIndex());
            leaders.put(key, new Leader(partition.leaderId(), partition.leaderEpoch()));
        }
    }

    private boolean hasLeader(MetadataResponsePartition partition) {
        return Verdict.of(partition.errorCode()).isFine() && brokers.containsKey(partition.leaderId());
    }

    private void replace(TopicView view) {
        forget(view.name());
        topics.put(view.name(), view);
    }

    private void forget(String name) {
        TopicView view = topics.remove(name);
        for (int partition = 0; view != null && partition < view.partitions(); partition++) {
            leaders.remove(new TopicPartition(name, partition));
        }
    }
}
