package io.godwit.mirror.copy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a partition. Written by the target loop, and the source's trouble by the source loop; read by any thread,
 * which sees counts and position of the same moment.
 */
final class PartitionProgress {
    private volatile Counts counts = new Counts(-1, 0, 0, 0, 0, 0, -1);
    private volatile boolean identical = true;
    private volatile @Nullable Stop stop;
    private volatile @Nullable String trouble;
    private volatile @Nullable String sourceTrouble;
    private volatile boolean waitsForTurn;

    private record Counts(
            long nextSourceOffset,
            long passed,
            long merged,
            long rebuilt,
            long padded,
            long bytes,
            long lastTimestampMs) {
        Counts at(long position) {
            return new Counts(position, passed, merged, rebuilt, padded, bytes, lastTimestampMs);
        }

        Counts plus(CopyPath path, long records, long moreBytes, long timestampMs, long position) {
            return new Counts(
                    position,
                    passed + (path == CopyPath.PASSED ? records : 0),
                    merged + (path == CopyPath.MERGED ? records : 0),
                    rebuilt + (path == CopyPath.REBUILT ? records : 0),
                    padded + (path == CopyPath.PADDED ? records : 0),
                    bytes + moreBytes,
                    timestampMs >= 0 ? timestampMs : lastTimestampMs);
        }
    }

    /** The copy goes on from here. */
    void reached(long nextSourceOffset) {
        counts = counts.at(nextSourceOffset);
    }

    /** @param batchLastTimestampMs -1 for what has none */
    void copied(CopyPath path, long records, long batchBytes, long batchLastTimestampMs, long nextSourceOffset) {
        counts = counts.plus(path, records, batchBytes, batchLastTimestampMs, nextSourceOffset);
    }

    void stopped(@Nullable Stop newStop) {
        stop = newStop;
    }

    void troubled(@Nullable String newTrouble) {
        trouble = newTrouble;
    }

    void sourceTroubled(@Nullable String newTrouble) {
        sourceTrouble = newTrouble;
    }

    /** Whether others are fetched before it. */
    void waitsForTurn(boolean waits) {
        waitsForTurn = waits;
    }

    void mapped() {
        identical = false;
    }

    boolean isIdentical() {
        return identical;
    }

    /** All of the source below it is on the target, -1 while that is not known yet. */
    long nextSourceOffset() {
        return counts.nextSourceOffset();
    }

    PartitionReport report() {
        Counts now = counts;
        return new PartitionReport(
                now.nextSourceOffset(),
                now.passed(),
                now.merged(),
                now.rebuilt(),
                now.padded(),
                now.bytes(),
                now.lastTimestampMs(),
                identical,
                waitsForTurn,
                Optional.ofNullable(stop),
                Optional.ofNullable(trouble).or(() -> Optional.ofNullable(sourceTrouble)));
    }
}
