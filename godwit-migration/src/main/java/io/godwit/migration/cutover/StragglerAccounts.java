package io.godwit.migration.cutover;

import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.straggler.CopiedRange;
import io.godwit.core.straggler.OriginLog;
import io.godwit.core.straggler.PartitionAccount;
import io.godwit.core.straggler.PartitionAccount.WayBack;
import io.godwit.core.straggler.StragglerStore;
import io.godwit.migration.mirror.batch.CopyRoute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what was written to the source after the switch, and by whom. From the switch on the mirror alone writes there, under an
 * id that the journal knows, and each batch says under which id it was written; so what has another id is a straggler's.
 */
final class StragglerAccounts {
    private final PartitionLogs source;
    private final OriginLog log;
    private final StragglerStore store;
    private final BroughtRecords brought;
    private final OptionalLong mirror;

    /** @param brought what the forward mirror still brought after the switch, where none copies back */
    StragglerAccounts(PartitionLogs source, OriginLog log, Journal journal, BroughtRecords brought) {
        this.source = source;
        this.log = log;
        this.store = new StragglerStore(journal);
        this.brought = brought;
        this.mirror = producerId(journal, CopyRoute.REVERSE_PRODUCER);
    }

    static OptionalLong producerId(Journal journal, String key) {
        return journal.get(key).map(id -> OptionalLong.of(Long.parseLong(id))).orElseGet(OptionalLong::empty);
    }

    /** Of all partitions of the wave where something was found, sorted. */
    List<PartitionAccount> of(Switched state) {
        SortedMap<PartitionId, Long> switchedAt = state.switchPoint().sourceEnds();
        Map<PartitionId, LogBounds> committed = log.bounds(switchedAt.keySet());
        SortedMap<PartitionId, Long> ends = source.ends(switchedAt.keySet());
        Map<Long, String> names = names(switchedAt);
        List<PartitionAccount> accounts = new ArrayList<>();
        switchedAt.forEach((partition, from) -> {
            LogBounds bounds = committed.get(partition);
            if (bounds != null) {
                PartitionAccount account = account(state, partition, from, bounds, names);
                account = withOpen(account, bounds, ends.getOrDefault(partition, bounds.end()), from);
                if (!account.hasNothing() || account.openFrom().isPresent()) {
                    accounts.add(account);
                }
            }
        });
        return accounts;
    }

    private Map<Long, String> names(SortedMap<PartitionId, Long> partitions) {
        Map<Long, String> names = new HashMap<>();
        source.writers(partitions.keySet())
                .forEach(writer -> writer.transactionalId().ifPresent(id -> names.put(writer.producerId(), id)));
        return names;
    }

    private PartitionAccount account(
            Switched state, PartitionId partition, long switchedAt, LogBounds bounds, Map<Long, String> names) {
        long from = Math.max(switchedAt, bounds.start());
        Optional<CopiedRange> copied = store.get(partition, switchedAt);
        Counting counting = new Counting(copied.map(CopiedRange::next).orElse(switchedAt));
        log.read(partition, from, bounds.end(), counting);
        long onTarget = copied.map(CopiedRange::records)
                .orElseGet(() -> state.copiesBack() || counting.records == 0 ? 0L : brought.count(state, partition));
        return counting.account(
                partition,
                switchedAt,
                state.copiesBack() && counting.records == 0 ? 0 : from - switchedAt,
                onTarget,
                copied.isPresent() ? onTarget + counting.uncopied : counting.records,
                wayBack(state, copied, counting.uncopied > 0),
                names);
    }

    private static WayBack wayBack(Switched state, Optional<CopiedRange> copied, boolean found) {
        Optional<WayBack> decided = copied.map(CopiedRange::wayBack).filter(way -> way != WayBack.OPEN);
        if (decided.isPresent()) {
            return decided.get();
        }
        WayBack untouched = state.copiesBack() ? WayBack.OPEN : WayBack.NONE;
        return found ? WayBack.WAITS : untouched;
    }

    /** With a reverse mirror the offsets behind what is committed may be its own: it writes no transactions, though. */
    private static PartitionAccount withOpen(PartitionAccount account, LogBounds bounds, long end, long switchedAt) {
        if (end <= bounds.end() || end <= switchedAt) {
            return account;
        }
        return new PartitionAccount(
                account.partition(),
                account.switchedAt(),
                account.firstOffset(),
                account.lastOffset(),
                account.records(),
                account.firstAt(),
                account.lastAt(),
                account.writers(),
                account.copied(),
                account.expired(),
                OptionalLong.of(bounds.end()),
                account.wayBack());
    }

    private final class Counting implements OriginLog.Sink {
        private final SortedMap<Long, Count> writers = new TreeMap<>();
        private final long next;
        private long records;
        private long uncopied;
        private OptionalLong firstOffset = OptionalLong.empty();
        private OptionalLong lastOffset = OptionalLong.empty();
        private Optional<Instant> firstAt = Optional.empty();
        private Optional<Instant> lastAt = Optional.empty();

        Counting(long next) {
            this.next = next;
        }

        private record Count(boolean transactional, long records) {}

        @Override
        public boolean wants(long producerId) {
            return mirror.isEmpty() || mirror.getAsLong() != producerId;
        }

        @Override
        public void record(OriginRecord found) {
            records++;
            uncopied += found.offset() >= next ? 1 : 0;
            if (firstOffset.isEmpty()) {
                firstOffset = OptionalLong.of(found.offset());
                firstAt = at(found);
            }
            lastOffset = OptionalLong.of(found.offset());
            lastAt = at(found);
            writers.merge(
                    found.producerId(),
                    new Count(found.transactional(), 1),
                    (one, other) -> new Count(one.transactional() || other.transactional(), one.records() + 1));
        }

        private static Optional<Instant> at(OriginRecord found) {
            return found.timestampMs().isPresent()
                    ? Optional.of(Instant.ofEpochMilli(found.timestampMs().getAsLong()))
                    : Optional.empty();
        }

        PartitionAccount account(
                PartitionId partition,
                long switchedAt,
                long expired,
                long copied,
                long all,
                WayBack wayBack,
                Map<Long, String> names) {
            List<PartitionAccount.Writer> who = new ArrayList<>();
            writers.forEach((id, count) -> who.add(new PartitionAccount.Writer(
                    id, count.transactional(), Optional.ofNullable(names.get(id)), count.records())));
            return new PartitionAccount(
                    partition,
                    switchedAt,
                    firstOffset,
                    lastOffset,
                    all,
                    firstAt,
                    lastAt,
                    who,
                    copied,
                    expired,
                    OptionalLong.empty(),
                    wayBack);
        }
    }
}
