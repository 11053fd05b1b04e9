package io.godwit.core.plan;

import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterVersion;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Inventories for tests. */
final class Inventories {
    static final Map<String, String> BROKER_CONFIGS = Map.of(
            "log.cleanup.policy", "delete",
            "log.retention.hours", "168",
            "log.retention.bytes", "-1",
            "message.max.bytes", "1048588",
            "log.message.timestamp.type", "CreateTime",
            "log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE),
            "log.message.timestamp.after.max.ms", "3600000",
            "log.cleaner.min.compaction.lag.ms", "0",
            "log.cleaner.max.compaction.lag.ms", String.valueOf(Long.MAX_VALUE));

    /** What a source's topic without configs of its own shows. */
    static final Map<String, String> SOURCE_DEFAULTS = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "604800000",
            "retention.bytes", "-1",
            "max.message.bytes", "1048588",
            "message.timestamp.type", "CreateTime");

    private Inventories() {}

    static ClusterInventory source(TopicInventory... topics) {
        return cluster("source-id", "2.8", 3, List.of(topics), List.of());
    }

    static ClusterInventory target(TopicInventory... topics) {
        return cluster("target-id", "4.3", 3, List.of(topics), List.of());
    }

    static ClusterInventory cluster(
            String id,
            String release,
            int brokers,
            Collection<TopicInventory> topics,
            Collection<GroupInventory> groups) {
        TreeMap<String, TopicInventory> byName = new TreeMap<>();
        topics.forEach(topic -> byName.put(topic.name(), topic));
        TreeMap<String, GroupInventory> groupsByName = new TreeMap<>();
        groups.forEach(group -> groupsByName.put(group.name(), group));
        List<BrokerInventory> nodes = IntStream.rangeClosed(1, brokers)
                .mapToObj(broker -> new BrokerInventory(
                        broker, "host", 9092, Optional.empty(), broker == 1, new TreeMap<>(BROKER_CONFIGS), List.of()))
                .toList();
        return new ClusterInventory(
                id,
                new ClusterVersion(release, "-", Map.of()),
                nodes,
                byName,
                groupsByName,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A topic of the source. */
    static TopicInventory topic(String name, int partitions, int replicas, Map<String, String> explicit) {
        SortedMap<String, String> configs = new TreeMap<>(SOURCE_DEFAULTS);
        configs.putAll(explicit);
        return new TopicInventory(
                name, Optional.empty(), false, partitions(partitions, replicas, 100), configs, new TreeMap<>(explicit));
    }

    /** A topic of the target, whose configs tell nothing about which configs the target knows. */
    static TopicInventory targetTopic(
            String name, int partitions, int replicas, long endOffset, Map<String, String> explicit) {
        return new TopicInventory(
                name,
                Optional.empty(),
                false,
                partitions(partitions, replicas, endOffset),
                new TreeMap<>(),
                new TreeMap<>(explicit));
    }

    private static List<PartitionInventory> partitions(int count, int replicas, long endOffset) {
        List<Integer> brokers = IntStream.rangeClosed(1, replicas).boxed().toList();
        List<PartitionInventory> partitions = new ArrayList<>();
        for (int partition = 0; partition < count; partition++) {
            partitions.add(new PartitionInventory(partition, 1, brokers, brokers, 0, endOffset, 0));
        }
        return partitions;
    }

    /** The target and the journal after the plan was applied completely. */
    record World(ClusterInventory target, PlanMemory memory) {
        World apply(Plan plan) {
            TreeMap<String, TopicInventory> topics = new TreeMap<>(target.topics());
            TreeMap<String, TopicMemory> remembered = new TreeMap<>(memory.topics());
            plan.steps()
                    .forEach(step -> step.match(
                            create -> {
                                remembered.put(create.topic(), TopicMemory.holding(create.held()));
                                return topics.put(
                                        create.topic(),
                                        targetTopic(
                                                create.topic(),
                                                create.partitions(),
                                                create.replicationFactor(),
                                                0,
                                                create.configs()));
                            },
                            add -> topics.computeIfPresent(
                                    add.topic(),
                                    (name, topic) -> targetTopic(
                                            name, add.to(), topic.replicationFactor(), 0, topic.explicitConfigs())),
                            alter -> {
                                remembered.put(alter.topic(), TopicMemory.holding(alter.held()));
                                return topics.computeIfPresent(alter.topic(), (name, topic) -> {
                                    TreeMap<String, String> configs = new TreeMap<>(topic.explicitConfigs());
                                    alter.changes().forEach((config, change) -> configs.put(config, change.to()));
                                    return targetTopic(
                                            name, topic.partitions().size(), topic.replicationFactor(), 0, configs);
                                });
                            }));
            return new World(
                    cluster(target.clusterId(), "4.3", target.brokers().size(), topics.values(), List.of()),
                    new PlanMemory(remembered));
        }
    }
}
