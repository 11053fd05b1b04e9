package io.godwit.core.model;

import java.util.Comparator;

/** One partition of one topic. Ordered by topic, then by number. */
public record PartitionId(String topic, int partition) implements Comparable<PartitionId> {
    private static final Comparator<PartitionId> ORDER =
            Comparator.comparing(PartitionId::topic).thenComparingInt(PartitionId::partition);

    public PartitionId {
        if (topic.isEmpty() || partition < 0) {
            throw new IllegalArgumentException("not a partition: '" + topic + "'-" + partition);
        }
    }

    @Override
    public int compareTo(PartitionId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
