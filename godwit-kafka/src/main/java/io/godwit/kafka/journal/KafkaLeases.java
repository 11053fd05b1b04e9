package io.godwit.kafka.journal;

import io.godwit.core.completion.Completion;
import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.journal.Leases;
import io.godwit.core.json.Json;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Leases as transactional ids on the target, {@code godwit.<migration>.lease.<role>}. A record in the offsets topic names
 * the holder and is renewed by its heartbeats. Whether a holder is alive is judged by the target's clock: the age of its
 * last heartbeat when the target appended the claim of the process that asks.
 */
public final class KafkaLeases implements Leases {
    private final Migration migration;
    private final LeaseHolder self;
    private final LeaseTiming timing;
    private final Clock clock;
    private final boolean completing;

    public KafkaLeases(Migration migration, LeaseHolder self, LeaseTiming timing, Clock clock) {
        this(migration, self, timing, clock, false);
    }

    private KafkaLeases(Migration migration, LeaseHolder self, LeaseTiming timing, Clock clock, boolean completing) {
        this.migration = migration;
        this.self = self;
        this.timing = timing;
        this.clock = clock;
        this.completing = completing;
    }

    public KafkaLeases(Migration migration, LeaseHolder self) {
        this(migration, self, LeaseTiming.standard(), Clock.systemUTC());
    }

    /** Leases for the command that completes the migration: the others get none once that has begun. */
    public static KafkaLeases completing(Migration migration, LeaseHolder self) {
        return new KafkaLeases(migration, self, LeaseTiming.standard(), Clock.systemUTC(), true);
    }

    @Override
    public Lease acquire(Lease.Role role) {
        try (KafkaJournal journal = KafkaJournal.open(migration)) {
            if (!completing) {
                Completion.refuseIn(journal, migration.name());
            }
            journal.makeTopics();
            long nowMs = journal.store(LeaseRecord.claimKey(role), Json.line(self));
            Optional<StoredValue> stored = journal.stored(LeaseRecord.key(role));
            if (stored.isPresent()) {
                refuseIfHeld(
                        role,
                        read(stored.get()),
                        Duration.ofMillis(nowMs - stored.get().appendedAtMs()));
            }
        }
        LeaseRecord mine = new LeaseRecord(true, self, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return KafkaLease.take(migration, role, mine, timing);
    }

    @Override
    public Optional<LeaseHolder> holder(Lease.Role role) {
        try (KafkaJournal journal = KafkaJournal.open(migration)) {
            return journal.stored(LeaseRecord.key(role))
                    .map(KafkaLeases::read)
                    .filter(LeaseRecord::held)
                    .map(LeaseRecord::holder)
                    .filter(holder -> !LocalProcess.isGone(holder));
        }
    }

    private void refuseIfHeld(Lease.Role role, LeaseRecord found, Duration sinceHeartbeat) {
        boolean expired = sinceHeartbeat.compareTo(timing.expiry()) >= 0;
        if (!found.held() || expired || LocalProcess.isGone(found.holder())) {
            return;
        }
        LeaseHolder holder = found.holder();
        throw new GodwitException(
                JournalError.LEASE_HELD,
                "lease " + LeaseRecord.word(role) + " of migration " + migration.name(),
                "held by " + holder.user() + " on " + holder.host() + ", process " + holder.pid() + " ("
                        + holder.command()
                        + "), since " + found.since() + ", last heartbeat "
                        + Math.max(0, sinceHeartbeat.toSeconds()) + " s ago",
                "wait until it ends, or end process " + holder.pid() + " on " + holder.host() + " and run this again; "
                        + "a lost holder's lease is free " + timing.expiry().toSeconds()
                        + " s after its last heartbeat");
    }

    private static LeaseRecord read(StoredValue value) {
        try {
            return Json.read(value.json(), LeaseRecord.class);
        } catch (UncheckedIOException e) {
            throw new GodwitException(
                    JournalError.UNREADABLE,
                    "lease record",
                    "it was not written by this version of Godwit",
                    "use the version that made it, or a newer one",
                    e);
        }
    }
}
