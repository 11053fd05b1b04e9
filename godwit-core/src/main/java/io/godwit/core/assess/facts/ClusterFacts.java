package io.godwit.core.assess.facts;

import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.TopicInventory;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A cluster as the Admin API tells it, without what an assessment does not need.
 *
 * @param release such as {@code 2.8}, or {@code -}
 * @param controller {@code KRaft}, {@code ZooKeeper} or {@code -}
 * @param topics with the configs of {@link KeptConfigs} alone
 * @param aclsByResource how many ACLs there are, by resource type
 * @param principals who has ACLs
 * @param scramUsers names
 * @param transactionalIds of transactions in progress and of producers that are remembered
 * @param producers who writes, as the partitions' leaders remember
 * @param known the parts that were read completely, in the words of {@code InventoryPart}
 */
public record ClusterFacts(
        String clusterId,
        String release,
        String controller,
        List<BrokerInventory> brokers,
        List<TopicInventory> topics,
        List<GroupFacts> groups,
        SortedMap<String, Integer> aclsByResource,
        SortedSet<String> principals,
        List<ClientQuota> quotas,
        List<String> scramUsers,
        SortedSet<String> transactionalIds,
        List<ProducerFacts> producers,
        SortedSet<String> known) {
    public ClusterFacts {
        brokers = List.copyOf(brokers);
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
        aclsByResource = new TreeMap<>(aclsByResource);
        principals = new TreeSet<>(principals);
        quotas = List.copyOf(quotas);
        scramUsers = List.copyOf(scramUsers);
        transactionalIds = new TreeSet<>(transactionalIds);
        producers = List.copyOf(producers);
        known = new TreeSet<>(known);
    }

    /** Leaders and followers of all partitions. */
    public int replicas() {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream())
                .mapToInt(partition -> partition.replicas().size())
                .sum();
    }

    public int partitions() {
        return topics.stream().mapToInt(topic -> topic.partitions().size()).sum();
    }

    /** The value of the first broker that tells it. */
    public String brokerConfig(String key, String otherwise) {
        return brokers.stream()
                .map(broker -> broker.configs().get(key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
    }
}
