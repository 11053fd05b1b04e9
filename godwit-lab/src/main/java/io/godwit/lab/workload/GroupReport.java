package io.godwit.lab.workload;

import java.util.Map;

/**
 * What one group has found so far, over all its runs and clusters; the group's state file.
 *
 * @param clusterId of the cluster that it last read
 * @param clean it was stopped in order: the committed offsets and this report agree
 * @param positions next offset by {@code topic-partition} on that cluster; empty after a clean stop, when the committed offsets rule
 */
public record GroupReport(
        String group, String clusterId, boolean clean, Map<String, Long> positions, Map<String, TopicReport> topics) {
    public GroupReport {
        positions = Map.copyOf(positions);
        topics = Map.copyOf(topics);
    }

    public long received() {
        return topics.values().stream().mapToLong(TopicReport::received).sum();
    }

    public long lost() {
        return topics.values().stream().mapToLong(TopicReport::lost).sum();
    }

    public long duplicated() {
        return topics.values().stream().mapToLong(TopicReport::duplicated).sum();
    }

    public long outOfOrder() {
        return topics.values().stream().mapToLong(TopicReport::outOfOrder).sum();
    }
}
