package io.godwit.core.assess.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far each partition's history is divided. A span is left whole, and its bytes are spread evenly over its hours, where that
 * cannot matter:
 *
 * <ul>
 *   <li>a span of a partition with less than 2 % of its topic's mean hour, divided by the topic's partitions: all of them
 *       together move at most 2 % of a mean hour between hours;
 *   <li>a day of a small topic: the smallest topics that together have no more than 1 % of the cluster's bytes.
 * </ul>
 */
final class SearchDepth {
    private static final double NEGLIGIBLE_SHARE_OF_HOUR = 0.02;
    private static final double SMALL_SHARE_OF_CLUSTER = 0.01;
    private static final int DAY = 24;

    private final double[] negligible;
    private final boolean[] small;

    private SearchDepth(double[] negligible, boolean[] small) {
        this.negligible = negligible;
        this.small = small;
    }

    private static final class Topic {
        private double weight;
        private int partitions;
        private boolean small;

        double weight() {
            return weight;
        }
    }

    static SearchDepth of(List<LogPartition> partitions, int hours) {
        Map<String, Topic> topics = new HashMap<>();
        for (LogPartition partition : partitions) {
            Topic topic = topics.computeIfAbsent(partition.topic(), name -> new Topic());
            topic.weight += weight(partition);
            topic.partitions++;
        }
        markSmall(topics);
        double[] negligible = new double[partitions.size()];
        boolean[] small = new boolean[partitions.size()];
        for (int i = 0; i < negligible.length; i++) {
            Topic topic = Objects.requireNonNull(topics.get(partitions.get(i).topic()));
            negligible[i] = topic.weight / hours * NEGLIGIBLE_SHARE_OF_HOUR / topic.partitions;
            small[i] = topic.small;
        }
        return new SearchDepth(negligible, small);
    }

    private static void markSmall(Map<String, Topic> topics) {
        double limit = topics.values().stream().mapToDouble(Topic::weight).sum() * SMALL_SHARE_OF_CLUSTER;
        List<Topic> ascending = new ArrayList<>(topics.values());
        ascending.sort(Comparator.comparingDouble(Topic::weight));
        double sum = 0;
        for (Topic topic : ascending) {
            sum += topic.weight;
            if (sum > limit) {
                return;
            }
            topic.small = true;
        }
    }

    /** Bytes, or offsets where the size is unknown. */
    static double weight(LogPartition partition) {
        return partition.sizeBytes() < 0 ? partition.offsets() : partition.sizeBytes();
    }

    boolean isDivided(int partition, int hours, double weight) {
        return hours > (small[partition] ? DAY : 1) && weight > negligible[partition];
    }

    boolean isSmall(int partition) {
        return small[partition];
    }
}
