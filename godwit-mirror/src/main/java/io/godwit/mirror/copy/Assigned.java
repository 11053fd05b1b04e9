package io.godwit.mirror.copy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A partition that is to be copied, and how far its recovery is. Owned by the target loop. */
final class Assigned {
    private final TargetPartition partition;
    private int maxBatchBytes;
    private boolean acceptsExpired;
    private boolean isAsked;
    private int connection;
    private @Nullable RecoveredLog underExamination;

    Assigned(TargetPartition partition, int maxBatchBytes) {
        this.partition = partition;
        this.maxBatchBytes = maxBatchBytes;
    }

    TargetPartition partition() {
        return partition;
    }

    int maxBatchBytes() {
        return maxBatchBytes;
    }

    /** Whether what the source deleted before it was copied is a gap that an operator accepted. */
    boolean acceptsExpired() {
        return acceptsExpired;
    }

    /**
     * Over which connection to its broker it is written: tails have one of their own, where nothing large stands before them.
     * Empty while what is under way over another one has to come back first: a broker keeps order only within a connection.
     *
     * @param backlogs how many connections the others have; that of the tails follows
     */
    Optional<Integer> connection(int backlogs) {
        int wanted = partition.lane().isTail()
                ? backlogs
                : Math.floorMod(partition.id().hashCode(), backlogs);
        if (wanted != connection && !partition.isIdle()) {
            return Optional.empty();
        }
        connection = wanted;
        return Optional.of(connection);
    }

    /** Tries again, by rules that may have changed. */
    void restart(int newMaxBatchBytes, boolean alsoAcceptsExpired) {
        maxBatchBytes = newMaxBatchBytes;
        acceptsExpired |= alsoAcceptsExpired;
        partition.restart();
    }

    /** Whether its recovery can begin now. */
    boolean wantsRecovery() {
        return partition.wantsRecovery() && !isAsked && underExamination == null;
    }

    /** The target is asked for its log. */
    void asked() {
        isAsked = true;
    }

    void answered() {
        isAsked = false;
    }

    /** Records of both sides are compared, to find out what this log is. */
    void examine(RecoveredLog log) {
        underExamination = log;
    }

    /** The comparison is done; what was examined. */
    @Nullable
    RecoveredLog examined() {
        RecoveredLog log = underExamination;
        underExamination = null;
        return log;
    }
}
