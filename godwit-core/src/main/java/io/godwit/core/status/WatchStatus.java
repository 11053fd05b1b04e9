package io.godwit.core.status;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The watch of the source after a wave's switch, kept by the mirror: whether somebody goes on writing there.
 *
 * @param since the switch
 * @param until when it ends
 * @param lookedAt the last look; later ones that found the same are not written down each time
 * @param ended whether it looked for the last time, at or after {@code until}
 * @param stragglers offsets written to the source since the switch that are not on the target, by topic; while the mirror
 *     copies back, at least so many
 * @param names who wrote them, as far as brokers tell
 */
public record WatchStatus(
        String wave,
        Instant since,
        Instant until,
        Instant lookedAt,
        boolean ended,
        SortedMap<String, Long> stragglers,
        Optional<String> names) {
    public WatchStatus {
        Objects.requireNonNull(wave);
        Objects.requireNonNull(since);
        Objects.requireNonNull(until);
        Objects.requireNonNull(lookedAt);
        Objects.requireNonNull(names);
        stragglers = Collections.unmodifiableSortedMap(new TreeMap<>(stragglers));
    }
}
