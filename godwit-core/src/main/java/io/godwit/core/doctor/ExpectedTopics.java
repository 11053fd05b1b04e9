package io.godwit.core.doctor;

import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.plan.ConfigChange;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.TopicMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Foretells the target's topics: those that are there, with what the plan changes, and those that it creates. */
final class ExpectedTopics {
    /** Topic config → the broker config that gives its default, where the names differ by more than the prefix. */
    private static final Map<String, String> BROKER_DEFAULTS = Map.of(
            "max.message.bytes", "message.max.bytes",
            "segment.bytes", "log.segment.bytes",
            "min.insync.replicas", "min.insync.replicas",
            "compression.type", "compression.type",
            "message.timestamp.type", "log.message.timestamp.type",
            "message.timestamp.before.max.ms", "log.message.timestamp.before.max.ms",
            "message.timestamp.after.max.ms", "log.message.timestamp.after.max.ms");

    private ExpectedTopics() {}

    static SortedMap<String, ExpectedTopic> foretell(ClusterInventory target, Plan plan, PlanMemory memory) {
        SortedMap<String, ExpectedTopic> expected = new TreeMap<>();
        Map<String, List<PlanStep>> steps = new HashMap<>();
        plan.steps().forEach(step -> steps.computeIfAbsent(step.topic(), name -> new ArrayList<>())
                .add(step));
        plan.unchanged().forEach(name -> steps.putIfAbsent(name, List.of()));
        // Since their cutover nothing is copied into them any more, and their configs are those of their owner.
        steps.keySet()
                .removeIf(name -> memory.of(name).filter(TopicMemory::restored).isPresent());
        SortedMap<String, String> defaults = defaults(target);
        steps.forEach((name, ofTopic) ->
                expected.put(name, expect(name, target.topics().get(name), ofTopic, defaults)));
        return expected;
    }

    private static ExpectedTopic expect(
            String name, @Nullable TopicInventory present, List<PlanStep> steps, SortedMap<String, String> defaults) {
        ExpectedTopic topic = present == null
                ? new ExpectedTopic(name, false, 0, 0, defaults)
                : new ExpectedTopic(
                        name, true, present.partitions().size(), present.replicationFactor(), present.configs());
        for (PlanStep step : steps) {
            topic = after(topic, step);
        }
        return topic;
    }

    private static ExpectedTopic after(ExpectedTopic topic, PlanStep step) {
        return step.match(
                create -> new ExpectedTopic(
                        topic.name(),
                        false,
                        create.partitions(),
                        create.replicationFactor(),
                        overlaid(topic.configs(), create.configs())),
                add -> new ExpectedTopic(
                        topic.name(), topic.exists(), add.to(), topic.replicationFactor(), topic.configs()),
                alter -> new ExpectedTopic(
                        topic.name(),
                        topic.exists(),
                        topic.partitions(),
                        topic.replicationFactor(),
                        overlaid(topic.configs(), newValues(alter.changes()))));
    }

    private static SortedMap<String, String> newValues(Map<String, ConfigChange> changes) {
        SortedMap<String, String> values = new TreeMap<>();
        changes.forEach((name, change) -> values.put(name, change.to()));
        return values;
    }

    private static SortedMap<String, String> overlaid(Map<String, String> base, Map<String, String> over) {
        SortedMap<String, String> values = new TreeMap<>(base);
        values.putAll(over);
        return values;
    }

    /** All brokers are taken to have the same defaults, as they should. */
    private static SortedMap<String, String> defaults(ClusterInventory target) {
        SortedMap<String, String> defaults = new TreeMap<>();
        target.brokers().stream()
                .map(BrokerInventory::configs)
                .filter(configs -> !configs.isEmpty())
                .findFirst()
                .ifPresent(configs -> BROKER_DEFAULTS.forEach((topicConfig, brokerConfig) -> {
                    String value = configs.get(brokerConfig);
                    if (value != null) {
                        defaults.put(topicConfig, value);
                    }
                }));
        return defaults;
    }
}
