package io.godwit.core.journal;

import java.util.Optional;

/** Where leases are taken. */
public interface Leases {
    /**
     * Takes the lease of a role. A holder that died on this machine is replaced at once, one that died elsewhere as soon as
     * its last heartbeat is too old.
     *
     * @throws io.godwit.core.error.GodwitException naming the holder, if another live process has it
     */
    Lease acquire(Lease.Role role);

    /** Who holds the lease of a role, as far as its last record tells; empty when it is free. Changes nothing. */
    Optional<LeaseHolder> holder(Lease.Role role);
}
