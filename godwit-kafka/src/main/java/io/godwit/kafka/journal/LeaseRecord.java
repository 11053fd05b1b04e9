package io.godwit.kafka.journal;

import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import java.time.Instant;
import java.util.Locale;

/**
 * What the offsets topic tells about a lease; written again with each heartbeat.
 *
 * @param held false once it was given back
 * @param holder the process that wrote it
 * @param since when that process took the lease, by its own clock; for people only
 */
record LeaseRecord(boolean held, LeaseHolder holder, Instant since) {
    static String key(Lease.Role role) {
        return "lease." + word(role);
    }

    /** Written by a process that asks for the lease, so that the broker's clock tells it the time. */
    static String claimKey(Lease.Role role) {
        return "lease-claim." + word(role);
    }

    static String word(Lease.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    LeaseRecord released() {
        return new LeaseRecord(false, holder, since);
    }
}
