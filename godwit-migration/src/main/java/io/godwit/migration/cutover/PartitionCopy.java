package io.godwit.migration.cutover;

import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.straggler.CopiedRange;
import io.godwit.core.straggler.OriginLog;
import io.godwit.core.straggler.PartitionAccount.WayBack;
import io.godwit.core.straggler.StragglerStore;
import io.godwit.migration.mirror.batch.CopyRoute;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Appends the stragglers' records of one partition to the target. Each transaction holds some of them together with the
 * offset up to which the source was copied by then, so a run that was killed left both or neither.
 */
final class PartitionCopy {
    /** More than that are several transactions, so that each is done long before it would be given up. */
    private static final int MOST_RECORDS = 1_000;

    private static final long MOST_BYTES = 4 << 20;

    private final OriginLog source;
    private final BroughtRecords brought;
    private final Lease lease;
    private final Clock clock;
    private final StragglerStore store;
    private final OptionalLong mirror;

    PartitionCopy(OriginLog source, BroughtRecords brought, Lease lease, Clock clock) {
        this.source = source;
        this.brought = brought;
        this.lease = lease;
        this.clock = clock;
        this.store = new StragglerStore(lease.journal());
        this.mirror = StragglerAccounts.producerId(lease.journal(), CopyRoute.REVERSE_PRODUCER);
    }

    /** Copies what is committed by now and was not copied yet. */
    void copy(Switched state, PartitionId partition) {
        long switchedAt = state.switchPoint().sourceEnds().getOrDefault(partition, 0L);
        Map<PartitionId, LogBounds> bounds = source.bounds(List.of(partition));
        LogBounds log = bounds.get(partition);
        if (log == null) {
            throw new GodwitException(
                    CutoverError.STRAGGLERS_UNREADABLE,
                    "source " + partition,
                    "the partition is not there any more",
                    "if its topic was deleted, what stragglers wrote to it is gone");
        }
        Optional<CopiedRange> before = store.get(partition, switchedAt);
        long skip = before.isPresent() || state.copiesBack() ? 0 : brought.count(state, partition);
        Appending appending = new Appending(
                partition,
                before.orElseGet(() -> new CopiedRange(
                        switchedAt, switchedAt, OptionalLong.empty(), 0, WayBack.WAITS, clock.instant())),
                skip);
        long end = Math.max(log.end(), appending.range.next());
        source.read(partition, Math.max(appending.range.next(), log.start()), log.end(), appending);
        appending.finish(end);
    }

    private final class Appending implements OriginLog.Sink {
        private final PartitionId partition;
        private final List<OriginRecord> chunk = new ArrayList<>();
        private CopiedRange range;
        private long skip;
        private long bytes;

        /** @param skip so many are on the target already */
        Appending(PartitionId partition, CopiedRange range, long skip) {
            this.partition = partition;
            this.range = range;
            this.skip = skip;
        }

        @Override
        public boolean wants(long producerId) {
            return mirror.isEmpty() || mirror.getAsLong() != producerId;
        }

        @Override
        public void record(OriginRecord found) {
            if (range.first().isEmpty()) {
                range = advanced(range.next(), OptionalLong.of(found.offset()), range.records());
            }
            if (skip > 0) {
                skip--;
                range = advanced(range.next(), range.first(), range.records() + 1);
                return;
            }
            if (chunk.size() >= MOST_RECORDS || (!chunk.isEmpty() && bytes + found.bytes() > MOST_BYTES)) {
                append(chunk.get(chunk.size() - 1).offset() + 1);
            }
            chunk.add(found);
            bytes += found.bytes();
        }

        private CopiedRange advanced(long next, OptionalLong first, long records) {
            return new CopiedRange(range.switchedAt(), next, first, records, WayBack.WAITS, clock.instant());
        }

        void finish(long end) {
            if (chunk.isEmpty()) {
                range = advanced(end, range.first(), range.records());
                store.put(partition, range);
            } else {
                append(end);
            }
        }

        private void append(long next) {
            lease.confirm();
            CopiedRange after = advanced(next, range.first(), range.records() + chunk.size());
            try {
                lease.append(partition, chunk, StragglerStore.key(partition), Json.line(after));
            } catch (GodwitException e) {
                throw e.code() == JournalError.LEASE_LOST ? e : refused(e);
            }
            range = after;
            chunk.clear();
            bytes = 0;
        }

        private GodwitException refused(GodwitException cause) {
            return new GodwitException(
                    CutoverError.STRAGGLERS_NOT_COPIED,
                    partition.toString(),
                    chunk.size() + " records from source offset " + chunk.get(0).offset() + " on: "
                            + cause.code().id() + " " + cause.reason(),
                    "mend what the reason says, then run the command again: it goes on here",
                    cause);
        }
    }
}
