package io.godwit.migration.connect;

import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.util.SortedSet;

/** What the Kafka clusters tell about connectors. */
public interface KafkaFacts {
    /** The cluster's id; empty if it can't be asked. */
    String clusterId(ClusterSide side);

    /** The names of its topics; none if it can't be asked. */
    SortedSet<String> topics(ClusterSide side);

    /** Partitions of these topics whose records are known to have other offsets on the target. */
    SortedSet<PartitionId> mapped(SortedSet<String> topics);
}
