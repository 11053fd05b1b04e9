package io.godwit.core.assess.facts;

import io.godwit.core.model.AclRule;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.TopicInventory;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes from an inventory what an assessment needs. */
public final class FactsOfInventory {
    private FactsOfInventory() {}

    /** @param producers who writes, as far as it is known */
    public static ClusterFacts of(ClusterInventory inventory, List<ProducerFacts> producers) {
        SortedSet<String> transactionalIds = Stream.concat(
                        inventory.openTransactions().stream().map(OpenTransaction::transactionalId),
                        producers.stream().flatMap(producer -> producer.transactionalId().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        return new ClusterFacts(
                inventory.clusterId(),
                inventory.version().release(),
                inventory.version().controller(),
                inventory.brokers().stream().map(FactsOfInventory::broker).toList(),
                inventory.topics().values().stream()
                        .map(FactsOfInventory::topic)
                        .toList(),
                inventory.groups().values().stream()
                        .map(FactsOfInventory::group)
                        .toList(),
                inventory.acls().stream()
                        .collect(Collectors.groupingBy(
                                AclRule::resourceType, TreeMap::new, Collectors.reducing(0, acl -> 1, Integer::sum))),
                inventory.acls().stream().map(AclRule::principal).collect(Collectors.toCollection(TreeSet::new)),
                inventory.quotas(),
                inventory.scramUsers(),
                transactionalIds,
                producers,
                inventory.known().stream().map(InventoryPart::words).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static BrokerInventory broker(BrokerInventory broker) {
        return new BrokerInventory(
                broker.id(),
                broker.host(),
                broker.port(),
                broker.rack(),
                broker.controller(),
                KeptConfigs.shown(broker.configs()),
                broker.logDirs());
    }

    private static TopicInventory topic(TopicInventory topic) {
        return new TopicInventory(
                topic.name(),
                topic.id(),
                topic.internal(),
                topic.partitions(),
                KeptConfigs.of(topic.configs()),
                KeptConfigs.shown(topic.explicitConfigs()));
    }

    private static GroupFacts group(GroupInventory group) {
        SortedSet<String> clients = new TreeSet<>();
        SortedMap<String, Long> topics = new TreeMap<>();
        group.members().forEach(member -> {
            clients.add(member.clientId() + "@" + member.host().replaceFirst("^/", ""));
            member.assignment().stream().map(PartitionId::topic).forEach(topic -> topics.putIfAbsent(topic, -1L));
        });
        SortedMap<String, Long> lags = new TreeMap<>();
        group.offsets()
                .forEach((partition, committed) -> lags.merge(
                        partition.topic(), committed.lag(), (one, other) -> one < 0 || other < 0 ? -1 : one + other));
        topics.putAll(lags);
        return new GroupFacts(
                group.name(),
                group.type(),
                group.protocolType(),
                group.state(),
                group.members().size(),
                clients,
                topics);
    }
}
