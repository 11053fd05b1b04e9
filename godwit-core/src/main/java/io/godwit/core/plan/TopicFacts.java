package io.godwit.core.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan took into account about one topic of one cluster. If it is different when the plan is applied, the cluster
 * has drifted.
 *
 * @param configs the configs that a plan looks at, those that the topic sets itself
 */
public record TopicFacts(int partitions, int replicationFactor, SortedMap<String, String> configs) {
    public TopicFacts {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    }
}
