package io.godwit.migration.cutover;

import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** What is done to the wave's topics. Each can be repeated. */
interface WriteActions {
    SortedMap<PartitionId, Long> sourceEnds();

    SortedMap<PartitionId, Long> targetEnds();

    /** Waits until the source's logs stand still for the quiet window, or names who writes. */
    SortedMap<PartitionId, Long> awaitQuiet(WriteBudget budget) throws InterruptedException;

    /** Compares what was not compared yet below these source offsets, waiting for the mirror. */
    void prove(SortedMap<PartitionId, Long> sourceEnds, Duration patience) throws InterruptedException;

    /** Where both sides end, after a last look that the source still stands still. */
    SwitchPoint switchPoint(SortedMap<PartitionId, Long> sourceEnds);

    /** Gives the target's topics the configs that were held back. */
    void restoreConfigs();

    /** Holds them back again. */
    void deferConfigs();

    /** Measures the pause of each topic, waiting a little for first records. */
    List<TopicPause> pauses(SwitchPoint switchPoint, Duration patience) throws InterruptedException;
}
