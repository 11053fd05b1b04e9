package io.godwit.migration.cutover;

import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.straggler.CopiedRange;
import io.godwit.core.straggler.OriginLog;
import io.godwit.core.straggler.RecordDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether a partition's log is the same on both sides up to the end of the source, now that the stragglers' records were
 * appended to the target; then the mirror may go on from there, and nothing needs to be overwritten.
 *
 * <p>That is so if nobody had written to the target meanwhile: then the records got the offsets there that they have on the
 * source. Everything since the switch is compared, record by record and offset by offset, whoever wrote it.
 */
final class SameLogs {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final WaveScope scope;
    private final OriginLog source;
    private final OriginLog target;

    SameLogs(WaveScope scope, OriginLog source, OriginLog target) {
        this.scope = scope;
        this.source = source;
        this.target = target;
    }

    boolean check(PartitionId partition, CopiedRange copied) throws InterruptedException {
        if (copied.first().isEmpty()) {
            return true;
        }
        long end = copied.next();
        boolean sourceWentOn = end(scope.source().logs(), partition) != end;
        if (sourceWentOn || end(scope.target().logs(), partition) < end) {
            return false;
        }
        awaitCommitted(partition, end);
        long from = Math.max(copied.switchedAt(), Math.max(start(source, partition), start(target, partition)));
        return digest(source, partition, from, end).equals(digest(target, partition, from, end));
    }

    private static long end(PartitionLogs logs, PartitionId partition) {
        return logs.ends(List.of(partition)).getOrDefault(partition, -1L);
    }

    private static long start(OriginLog log, PartitionId partition) {
        LogBounds bounds = log.bounds(List.of(partition)).get(partition);
        return bounds == null ? 0 : bounds.start();
    }

    /** An open transaction of somebody else on the target hides what lies behind it. */
    private void awaitCommitted(PartitionId partition, long end) throws InterruptedException {
        Instant deadline = scope.waiting().now().plus(scope.limits().stableTimeout());
        while (committedEnd(partition) < end) {
            if (!scope.waiting().now().isBefore(deadline)) {
                throw new GodwitException(
                        CutoverError.STRAGGLERS_UNREADABLE,
                        "target " + partition,
                        "an open transaction hides what was copied: committed up to " + committedEnd(partition)
                                + ", wanted " + end,
                        "end it (kafka-transactions.sh list on the target), then run the command again");
            }
            scope.waiting().pause(BETWEEN_LOOKS);
        }
    }

    private long committedEnd(PartitionId partition) {
        LogBounds bounds = target.bounds(List.of(partition)).get(partition);
        return bounds == null ? 0 : bounds.end();
    }

    private static String digest(OriginLog log, PartitionId partition, long from, long end) {
        RecordDigest digest = new RecordDigest(true);
        log.read(partition, from, end, new OriginLog.Sink() {
            @Override
            public boolean wants(long producerId) {
                return true;
            }

            @Override
            public void record(OriginRecord found) {
                digest.add(found);
            }
        });
        return digest.finish();
    }
}
