package io.godwit.mirror.copy;

import org.jspecify.annotations.Nullable;

/** A partition that is to be copied, and how far its recovery is. Owned by the target loop. */
final class Assigned {
    private final TargetPartition partition;
    private int maxBatchBytes;
    private boolean acceptsExpired;
    private boolean isAsked;
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
