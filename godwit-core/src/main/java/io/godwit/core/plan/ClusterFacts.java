package io.godwit.core.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan took into account about one cluster.
 *
 * @param clusterId the id that the cluster gave itself
 * @param topics those that move; on the target those of them that exist
 */
public record ClusterFacts(String clusterId, SortedMap<String, TopicFacts> topics) {
    public ClusterFacts {
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    }
}
