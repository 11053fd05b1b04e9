package io.godwit.core.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One change of one topic on the target. There is no step that deletes or shrinks anything: what a plan can do to a cluster
 * ends with these three.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlanStep.CreateTopic.class, name = "create-topic"),
    @JsonSubTypes.Type(value = PlanStep.AddPartitions.class, name = "add-partitions"),
    @JsonSubTypes.Type(value = PlanStep.AlterConfigs.class, name = "alter-configs")
})
public sealed interface PlanStep {
    String topic();

    /** What the function for this kind of step gives. */
    <T> T match(
            Function<CreateTopic, T> create, Function<AddPartitions, T> addPartitions, Function<AlterConfigs, T> alter);

    /**
     * Makes a topic.
     *
     * @param configs the configs that it gets now, held ones with their value while copying
     * @param held those of them that change at the cutover
     */
    record CreateTopic(
            String topic,
            int partitions,
            int replicationFactor,
            SortedMap<String, String> configs,
            SortedMap<String, HeldConfig> held)
            implements PlanStep {
        public CreateTopic {
            configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
            held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
            if (partitions < 1 || replicationFactor < 1) {
                throw new IllegalArgumentException("topic " + topic + ": partitions and replicas are 1 or more");
            }
        }

        @Override
        public <T> T match(
                Function<CreateTopic, T> create,
                Function<AddPartitions, T> addPartitions,
                Function<AlterConfigs, T> alter) {
            return create.apply(this);
        }
    }

    /** Adds partitions behind those that are there. */
    record AddPartitions(String topic, int from, int to) implements PlanStep {
        public AddPartitions {
            if (to <= from || from < 1) {
                throw new IllegalArgumentException("topic " + topic + ": partitions only grow, " + from + " -> " + to);
            }
        }

        @Override
        public <T> T match(
                Function<CreateTopic, T> create,
                Function<AddPartitions, T> addPartitions,
                Function<AlterConfigs, T> alter) {
            return addPartitions.apply(this);
        }
    }

    /**
     * Sets configs of a topic that exists.
     *
     * @param changes may be empty where only the value from the cutover on changed
     * @param held all configs of the topic that change at the cutover
     */
    record AlterConfigs(String topic, SortedMap<String, ConfigChange> changes, SortedMap<String, HeldConfig> held)
            implements PlanStep {
        public AlterConfigs {
            changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
            held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
        }

        @Override
        public <T> T match(
                Function<CreateTopic, T> create,
                Function<AddPartitions, T> addPartitions,
                Function<AlterConfigs, T> alter) {
            return alter.apply(this);
        }
    }
}
