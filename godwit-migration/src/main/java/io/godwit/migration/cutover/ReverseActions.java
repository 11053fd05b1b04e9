package io.godwit.migration.cutover;

import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/** What the mirror is told to do with the wave's topics, and what is waited for. Each can be repeated. */
interface ReverseActions {
    /** Why the mirror can't copy back; empty if it can. */
    Optional<String> obstacle(SwitchPoint switchPoint);

    /** Turns the mirror round; returns when it has all partitions in hand and stands at the end of both logs. */
    void arm(WriteBudget budget) throws InterruptedException;

    /** Turns the mirror round again, after a way back that was given up. Does not wait for it. */
    void reverse();

    /** Refuses what can't be copied back completely, before anything is stopped. */
    void requireWayBack();

    /** Waits until the target's logs stand still for the quiet window, or names who writes. */
    SortedMap<PartitionId, Long> awaitTargetQuiet(WriteBudget budget) throws InterruptedException;

    /** Waits until the source ends where the target does. */
    void drain(SortedMap<PartitionId, Long> targetEnds, Duration patience) throws InterruptedException;

    /** Lets nothing be copied any more; returns when nothing is under way, and both logs still end there. */
    void halt(SortedMap<PartitionId, Long> targetEnds, WriteBudget budget) throws InterruptedException;

    /** Lets the mirror copy from the source to the target again. Does not wait for it. */
    void forward();
}
