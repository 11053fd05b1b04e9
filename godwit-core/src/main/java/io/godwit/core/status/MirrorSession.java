package io.godwit.core.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The run of a mirror that wrote last.
 *
 * @param engine which engine copies
 * @param actor user, host and process
 * @param startedAt when it started
 * @param updatedAt when it wrote this; old when it no longer runs
 * @param stoppedCleanly whether it said goodbye
 * @param throttleBytesPerSecond the limit that holds
 * @param slowDowns brokers because of which the mirror slows down by itself; absent in what an older Godwit wrote
 * @param failures what is wrong with the engine, one line each
 * @param warnings what the operator should know, one line each
 * @param groups the groups whose offsets it carries; empty where the engine does that by itself, or before the first look
 * @param produceLatencyMs how long the target's slowest broker took for the last appends; absent where the engine does not
 *     measure it, and before the first
 */
public record MirrorSession(
        String engine,
        String actor,
        Instant startedAt,
        Instant updatedAt,
        boolean stoppedCleanly,
        OptionalLong throttleBytesPerSecond,
        Optional<List<SlowDown>> slowDowns,
        List<String> failures,
        List<String> warnings,
        Optional<GroupsStatus> groups,
        OptionalLong produceLatencyMs) {
    /** A mirror writes each one to two seconds; when it was silent for so long, it is gone or cut off. */
    public static final Duration STALE_AFTER = Duration.ofSeconds(15);

    public MirrorSession {
        slowDowns = slowDowns.map(List::copyOf);
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }

    /** Whether somebody keeps the figures fresh. */
    public boolean isRunning(Instant now) {
        return !stoppedCleanly && Duration.between(updatedAt, now).compareTo(STALE_AFTER) < 0;
    }
}
