package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.GroupPositions;
import io.godwit.core.model.ClusterSide;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;

/** What is done to groups. Each can be repeated. */
interface GroupActions {
    /** Those of the groups that have members now. */
    SortedSet<String> active(Application application, ClusterSide side);

    /** Waits until nobody is a member, and takes what was committed. */
    List<GroupPositions> awaitEmpty(Application application, ClusterSide side, Duration limit)
            throws InterruptedException;

    /** Finds the exact counterparts, extending the proof where needed. */
    List<GroupPlacement> translate(List<GroupPositions> positions, Direction direction, Duration patience)
            throws InterruptedException;

    /** Sets offsets on a cluster and reads them back. */
    void place(List<GroupPlacement> placements, ClusterSide side) throws InterruptedException;

    /** Waits until each of these groups has members that share its partitions. */
    void awaitStable(SortedSet<String> groups, ClusterSide side, Duration limit) throws InterruptedException;
}
