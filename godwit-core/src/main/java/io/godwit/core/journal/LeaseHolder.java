package io.godwit.core.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A process that holds, or asks for, a lease.
 *
 * @param user the user that runs it
 * @param host the name of its machine, for people
 * @param machine what tells one machine, boot and process namespace from another; two processes with the same value can see
 *     each other's process ids
 * @param pid its process id
 * @param processStartedAt when the process started, which tells it from a later one with the same id
 * @param command what it was asked to do, without values that could be secret
 */
public record LeaseHolder(
        String user, String host, String machine, long pid, Optional<Instant> processStartedAt, String command) {
    public LeaseHolder {
        Objects.requireNonNull(user);
        Objects.requireNonNull(host);
        Objects.requireNonNull(machine);
        Objects.requireNonNull(processStartedAt);
        Objects.requireNonNull(command);
    }

    /** The name in journal events: user, host and process. */
    public String actor() {
        return user + "@" + host + "/" + pid;
    }
}
