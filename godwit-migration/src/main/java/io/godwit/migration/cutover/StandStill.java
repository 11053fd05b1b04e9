package io.godwit.migration.cutover;

import io.godwit.core.config.FenceMode;
import io.godwit.core.cutover.QuietWatch;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;

/** Waits until nobody writes to the wave's topics on one cluster. */
final class StandStill {
    /** So many windows have to be enough for writers that a command has stopped: for what they still had to send. */
    private static final int PATIENT_WINDOWS = 3;

    private final WaveScope scope;
    private final ClusterSide side;
    private final Journal journal;

    StandStill(WaveScope scope, ClusterSide side, Journal journal) {
        this.scope = scope;
        this.side = side;
        this.journal = journal;
    }

    /** Where the logs end then. */
    SortedMap<PartitionId, Long> await(WriteBudget budget) throws InterruptedException {
        Instant begin = scope.waiting().now();
        QuietWatch watch = new QuietWatch(scope.limits().quietWindow(), begin);
        Duration patience = budget.within(patience(), begin);
        while (true) {
            SortedMap<PartitionId, Long> ends = scope.side(side).logs().ends(scope.partitions());
            Instant now = scope.waiting().now();
            watch.look(ends, now);
            if (watch.isQuiet(now)) {
                return ends;
            }
            if (Duration.between(begin, now).compareTo(patience) >= 0) {
                throw stillWriting(watch, patience);
            }
            scope.waiting().pause(betweenLooks());
        }
    }

    private Duration betweenLooks() {
        Duration part = scope.limits().quietWindow().dividedBy(10);
        return part.compareTo(Duration.ofMillis(500)) < 0 ? part.plusMillis(1) : Duration.ofMillis(500);
    }

    // A person needs time to stop what has no command, unless a fence does it; the budget is the limit then.
    private Duration patience() {
        boolean fenced = side == ClusterSide.SOURCE && scope.limits().fence() != FenceMode.STOP;
        boolean nobody = scope.plan().producers().isEmpty();
        boolean byHand = nobody || (!fenced && isStoppedByHand());
        return byHand
                ? scope.limits().maxWritePause()
                : scope.limits().quietWindow().multipliedBy(PATIENT_WINDOWS);
    }

    private boolean isStoppedByHand() {
        return scope.plan().producers().stream()
                .anyMatch(application -> !application.isOnConnect()
                        && application.commands().stop().isEmpty());
    }

    private GodwitException stillWriting(QuietWatch watch, Duration patience) {
        return new GodwitException(
                side == ClusterSide.SOURCE ? CutoverError.WRITERS_REMAIN : CutoverError.WRITERS_REMAIN_ON_TARGET,
                "wave " + scope.plan().wave(),
                "the " + side.word() + "'s logs did not stand still for "
                        + scope.limits().quietWindow().toMillis() + " ms within " + patience.toMillis() + " ms; "
                        + WriterNames.of(scope, side, journal).describe(watch.movedLately()),
                "stop these producers, name them in an application's produces and stop command, then run the command "
                        + "again");
    }
}
