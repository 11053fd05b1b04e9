package io.godwit.migration.cutover;

import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.straggler.OriginLog;
import io.godwit.core.straggler.RecordDigest;
import io.godwit.migration.mirror.batch.CopyRoute;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.LongPredicate;

/**
 * How many of the stragglers' records the mirror had brought to the target before they were copied on request. Without a reverse
 * mirror it goes on copying forward after the switch, until a batch of it lands elsewhere. It copies in order, so what it
 * brought are the first ones; they are compared, never assumed.
 */
final class BroughtRecords {
    private final OriginLog source;
    private final OriginLog target;
    private final OptionalLong mirror;

    BroughtRecords(OriginLog source, OriginLog target, Journal journal) {
        this.source = source;
        this.target = target;
        this.mirror = StragglerAccounts.producerId(journal, CopyRoute.FORWARD_PRODUCER);
    }

    /** Of a wave that was switched without a reverse mirror. */
    long count(Switched state, PartitionId partition) {
        RecordDigest onTarget = digest(
                target,
                partition,
                state.switchPoint().targetEnds(),
                id -> mirror.isPresent() && id == mirror.getAsLong(),
                Long.MAX_VALUE);
        if (onTarget.records() == 0) {
            return 0;
        }
        RecordDigest onSource =
                digest(source, partition, state.switchPoint().sourceEnds(), id -> true, onTarget.records());
        if (onSource.records() != onTarget.records() || !onSource.finish().equals(onTarget.finish())) {
            throw new GodwitException(
                    CutoverError.NOT_TOLD_APART,
                    partition.toString(),
                    "the mirror appended " + onTarget.records()
                            + " records to the target after the switch, and they are not " + "the first "
                            + onTarget.records() + " that were written to the source after it",
                    "compare both by hand, such as with kafka-console-consumer.sh; nothing was copied");
        }
        return onTarget.records();
    }

    private static RecordDigest digest(
            OriginLog log, PartitionId partition, SortedMap<PartitionId, Long> from, LongPredicate wanted, long most) {
        RecordDigest digest = new RecordDigest(false);
        Optional<LogBounds> bounds =
                Optional.ofNullable(log.bounds(List.of(partition)).get(partition));
        bounds.ifPresent(its -> log.read(
                partition,
                Math.max(its.start(), from.getOrDefault(partition, its.end())),
                its.end(),
                new OriginLog.Sink() {
                    @Override
                    public boolean wants(long producerId) {
                        return digest.records() < most && wanted.test(producerId);
                    }

                    @Override
                    public void record(OriginRecord found) {
                        if (digest.records() < most) {
                            digest.add(found);
                        }
                    }
                }));
        return digest;
    }
}
