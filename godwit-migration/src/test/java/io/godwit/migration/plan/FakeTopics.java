package io.godwit.migration.plan;

import io.godwit.core.plan.ChangeResult;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.TopicChanger;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A cluster's topics in memory. */
final class FakeTopics implements TopicChanger {
    final TreeMap<String, TreeMap<String, String>> configs = new TreeMap<>();
    final TreeMap<String, Integer> partitions = new TreeMap<>();
    final Set<String> refused = new HashSet<>();
    Runnable afterCreation = () -> {};

    @Override
    public Map<String, ChangeResult> create(Collection<PlanStep.CreateTopic> topics) {
        TreeMap<String, ChangeResult> results = new TreeMap<>();
        for (PlanStep.CreateTopic topic : topics) {
            results.put(topic.topic(), change(topic.topic(), () -> {
                partitions.put(topic.topic(), topic.partitions());
                configs.put(topic.topic(), new TreeMap<>(topic.configs()));
            }));
        }
        afterCreation.run();
        return results;
    }

    @Override
    public Map<String, ChangeResult> addPartitions(Collection<PlanStep.AddPartitions> topics) {
        TreeMap<String, ChangeResult> results = new TreeMap<>();
        topics.forEach(topic ->
                results.put(topic.topic(), change(topic.topic(), () -> partitions.put(topic.topic(), topic.to()))));
        return results;
    }

    @Override
    public Map<String, ChangeResult> setConfigs(Map<String, SortedMap<String, Optional<String>>> wanted) {
        TreeMap<String, ChangeResult> results = new TreeMap<>();
        wanted.forEach((topic, values) -> results.put(topic, change(topic, () -> set(topic, values))));
        return results;
    }

    private void set(String topic, SortedMap<String, Optional<String>> values) {
        TreeMap<String, String> own = configs.computeIfAbsent(topic, name -> new TreeMap<>());
        values.forEach(
                (config, value) -> value.ifPresentOrElse(text -> own.put(config, text), () -> own.remove(config)));
    }

    private ChangeResult change(String topic, Runnable change) {
        if (refused.contains(topic)) {
            return ChangeResult.failed("refused by policy");
        }
        change.run();
        return ChangeResult.done();
    }
}
