package io.godwit.mirror.copy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of a partition. Written by the target loop, and the source's trouble by the source loop; read by any thread. */
final class PartitionProgress {
    private final long[] recordsByPath = new long[CopyPath.values().length];
    private volatile long nextSourceOffset = -1;
    private volatile long lastTimestampMs = -1;
    private volatile long bytes;
    private volatile boolean identical = true;
    private volatile @Nullable Stop stop;
    private volatile @Nullable String trouble;
    private volatile @Nullable String sourceTrouble;

    /** The first call tells where the copy begins. */
    void reached(long newNextSourceOffset) {
        nextSourceOffset = newNextSourceOffset;
    }

    // One thread writes; the volatile write of the position publishes the counters.
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void copied(CopyPath path, long records, long batchBytes, long batchLastTimestampMs, long newNextSourceOffset) {
        recordsByPath[path.ordinal()] += records;
        bytes += batchBytes;
        if (batchLastTimestampMs >= 0) {
            lastTimestampMs = batchLastTimestampMs;
        }
        nextSourceOffset = newNextSourceOffset;
    }

    void stopped(@Nullable Stop newStop) {
        stop = newStop;
    }

    Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }

    void troubled(@Nullable String newTrouble) {
        trouble = newTrouble;
    }

    void sourceTroubled(@Nullable String newTrouble) {
        sourceTrouble = newTrouble;
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble).or(() -> Optional.ofNullable(sourceTrouble));
    }

    void mapped() {
        identical = false;
    }

    boolean isIdentical() {
        return identical;
    }

    /** All of the source below it is on the target, -1 while that is not known yet. */
    long nextSourceOffset() {
        return nextSourceOffset;
    }

    PartitionReport report() {
        long position = nextSourceOffset;
        return new PartitionReport(
                position,
                recordsByPath[CopyPath.PASSED.ordinal()],
                recordsByPath[CopyPath.MERGED.ordinal()],
                recordsByPath[CopyPath.REBUILT.ordinal()],
                recordsByPath[CopyPath.PADDED.ordinal()],
                bytes,
                lastTimestampMs,
                identical,
                stop(),
                trouble());
    }
}
