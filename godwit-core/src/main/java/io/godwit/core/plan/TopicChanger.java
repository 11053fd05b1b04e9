package io.godwit.core.plan;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Changes topics of one cluster. Each call takes many topics and answers for each of them: the failure of one never stops
 * the others. A returned topic that worked is visible on the cluster.
 */
public interface TopicChanger {
    /** Makes topics. */
    Map<String, ChangeResult> create(Collection<PlanStep.CreateTopic> topics);

    /** Adds partitions. */
    Map<String, ChangeResult> addPartitions(Collection<PlanStep.AddPartitions> topics);

    /**
     * Sets configs, and leaves those that are not named as they are.
     *
     * @param configs topic → config → its new value, or empty to remove the topic's own value
     */
    Map<String, ChangeResult> setConfigs(Map<String, SortedMap<String, Optional<String>>> configs);
}
