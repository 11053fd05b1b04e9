package io.godwit.core.journal;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leases for tests that need no cluster, over one shared in-memory journal. */
public final class InMemoryLeases implements Leases {
    private final Map<Lease.Role, Held> held = new EnumMap<>(Lease.Role.class);
    private final Journal journal;
    private Appends appends = (partition, records, key, json) -> {
        throw new UnsupportedOperationException("no target to append to");
    };
    private final LeaseHolder holder;

    /** Stands for the target: takes records and the value together. */
    public interface Appends {
        void append(PartitionId partition, List<OriginRecord> records, String key, String json);
    }

    /** Where records go that holders append. */
    public void appendTo(Appends target) {
        this.appends = target;
    }

    public InMemoryLeases(Journal journal, LeaseHolder holder) {
        this.journal = journal;
        this.holder = holder;
    }

    public InMemoryLeases(Journal journal) {
        this(journal, new LeaseHolder("ann", "here", "machine", 42, Optional.empty(), "test"));
    }

    @Override
    public synchronized Lease acquire(Lease.Role role) {
        if (held.containsKey(role)) {
            throw new GodwitException(JournalError.LEASE_HELD, "lease " + role, holder.actor() + " has it", "wait");
        }
        Held lease = new Held(role);
        held.put(role, lease);
        return lease;
    }

    @Override
    public synchronized Optional<LeaseHolder> holder(Lease.Role role) {
        return held.containsKey(role) ? Optional.of(holder) : Optional.empty();
    }

    /** As if another process had taken the lease: its holder fails from now on. */
    public synchronized void takeAway(Lease.Role role) {
        held.remove(role);
    }

    private synchronized boolean isHeld(Held lease) {
        return held.get(lease.role) == lease;
    }

    private synchronized void release(Held lease) {
        held.remove(lease.role, lease);
    }

    private final class Held implements Lease {
        private final Role role;

        Held(Role role) {
            this.role = role;
        }

        @Override
        public void confirm() {
            if (!isHeld(this)) {
                throw new GodwitException(JournalError.LEASE_LOST, "lease " + role, "another run took it", "run again");
            }
        }

        @Override
        public Journal journal() {
            return journal;
        }

        @Override
        public void append(PartitionId partition, List<OriginRecord> records, String key, String json) {
            confirm();
            appends.append(partition, records, key, json);
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
