package io.godwit.migration.cutover;

import io.godwit.core.config.CutoverConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.cutover.ConsumerGroups;
import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What every part of a cutover works with.
 *
 * @param copied all topics that are copied: groups of the wave may read any of them
 */
record WaveScope(
        Migration migration, WavePlan plan, SortedSet<String> copied, Side source, Side target, Waiting waiting) {
    WaveScope {
        copied = Collections.unmodifiableSortedSet(new TreeSet<>(copied));
    }

    /** One cluster. */
    record Side(ConsumerGroups groups, PartitionLogs logs) {}

    Side side(ClusterSide side) {
        return side == ClusterSide.SOURCE ? source : target;
    }

    CutoverConfig limits() {
        return migration.cutover();
    }

    /** The partitions of the wave's topics. */
    SortedSet<PartitionId> partitions() {
        return source.logs().partitions(plan.topics());
    }
}
