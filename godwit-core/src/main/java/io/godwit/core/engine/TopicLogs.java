package io.godwit.core.engine;

import io.godwit.core.model.PartitionId;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/** The topics of one cluster, as a running mirror looks at them each second. */
public interface TopicLogs {
    /** The topics that exist and whose names are wanted. */
    SortedMap<String, TopicShape> topics(Predicate<String> wanted);

    /** The offsets of these partitions; those that cannot be told at the moment are left out. */
    Map<PartitionId, LogRange> ranges(Collection<PartitionId> partitions);

    /** When each topic's records are deleted. Topics that cannot be read are left out. */
    Map<String, Retention> retention(Collection<String> topics);
}
