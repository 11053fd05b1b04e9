package io.godwit.core.assess;

import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.assess.facts.Facts;
import io.godwit.core.assess.facts.GroupFacts;
import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.config.InternalTopicRule;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.streams.StreamsTopics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the cluster is made of. */
final class ClusterAssessor {
    private ClusterAssessor() {}

    static ClusterAssessment cluster(Facts facts, List<TopicAssessment> topics) {
        ClusterFacts cluster = facts.cluster();
        SortedMap<Integer, Integer> factors = new TreeMap<>();
        topics.forEach(topic -> factors.merge(topic.replicationFactor(), 1, Integer::sum));
        return new ClusterAssessment(
                cluster.clusterId(),
                cluster.release(),
                cluster.controller(),
                cluster.brokers().size(),
                cluster.brokers().stream()
                        .flatMap(broker -> broker.rack().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                topics.size(),
                cluster.partitions(),
                cluster.replicas(),
                cluster.groups().size(),
                factors,
                factors.isEmpty() ? 0 : factors.lastKey(),
                Retention.ofBrokers(cluster),
                (int) topics.stream().filter(TopicAssessment::isCompacted).count(),
                List.copyOf(cluster.transactionalIds()),
                List.copyOf(streams(cluster)),
                List.copyOf(connectClusters(topics)),
                names(topics, InternalTopicRule.SCHEMA_REGISTRY).toList(),
                cluster.aclsByResource().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                cluster.scramUsers().size(),
                cluster.quotas().size(),
                connections(facts),
                libraries(facts),
                List.copyOf(cluster.known()));
    }

    private static Stream<String> names(List<TopicAssessment> topics, InternalTopicRule rule) {
        return topics.stream().filter(topic -> topic.kind().equals(rule.key())).map(TopicAssessment::name);
    }

    /** Each by its application.id. */
    static SortedSet<String> streams(ClusterFacts cluster) {
        return new TreeSet<>(StreamsTopics.owners(
                        cluster.topics().stream().map(TopicInventory::name).toList(),
                        cluster.groups().stream().map(GroupFacts::name).toList())
                .values());
    }

    /** Its three topics have one name but for the last word. */
    private static SortedSet<String> connectClusters(List<TopicAssessment> topics) {
        return names(topics, InternalTopicRule.CONNECT)
                .map(name -> name.replaceFirst("[-_.](configs?|offsets?|status(es)?)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static OptionalLong connections(Facts facts) {
        return facts.metrics().stream()
                .flatMap(reading -> reading.sum(BrokerReading::connections).stream())
                .filter(sum -> sum.complete())
                .mapToLong(sum -> Math.round(sum.value()))
                .findFirst();
    }

    private static SortedMap<String, Integer> libraries(Facts facts) {
        SortedMap<String, Integer> libraries = new TreeMap<>();
        facts.metrics().stream()
                .limit(1)
                .flatMap(reading -> reading.brokers().stream())
                .forEach(broker ->
                        broker.clients().forEach((client, count) -> libraries.merge(client, count, Integer::sum)));
        return libraries;
    }

    static List<GroupAssessment> groups(ClusterFacts cluster) {
        SortedSet<String> streams = streams(cluster);
        return cluster.groups().stream()
                .map(group -> new GroupAssessment(
                        group.name(),
                        kind(group, streams),
                        group.state(),
                        group.members(),
                        group.lag() < 0 ? OptionalLong.empty() : OptionalLong.of(group.lag()),
                        group.members() == 0,
                        List.copyOf(group.clients()),
                        List.copyOf(group.topics().keySet())))
                .toList();
    }

    private static String kind(GroupFacts group, SortedSet<String> streams) {
        if (streams.contains(group.name())) {
            return "streams";
        }
        if (group.protocolType().equals("connect") || group.name().startsWith("connect-")) {
            return "connect";
        }
        return group.type().equals("Classic") ? "consumer" : group.type().toLowerCase(Locale.ROOT);
    }
}
