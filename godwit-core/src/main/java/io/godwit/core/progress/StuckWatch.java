package io.godwit.core.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds partitions that do not move although the source has more. A task can say RUNNING and do nothing: MirrorMaker logs
 * and swallows whatever its consumer throws. Mutable, for one thread.
 */
public final class StuckWatch<K> {
    private final Duration limit;
    private final Map<K, Seen> seen = new HashMap<>();

    private record Seen(long position, Instant since) {}

    /** @param limit how long it may stand still before it counts as stuck */
    public StuckWatch(Duration limit) {
        this.limit = limit;
    }

    /**
     * Notes where a partition is; returns for how long it has been stuck, if it is.
     *
     * @param behind whether the source has more that may be copied
     */
    public Optional<Duration> check(K partition, Instant now, long position, boolean behind) {
        Seen before = seen.get(partition);
        if (!behind || before == null || before.position() != position) {
            seen.put(partition, new Seen(position, now));
            return Optional.empty();
        }
        Duration still = Duration.between(before.since(), now);
        return still.compareTo(limit) >= 0 ? Optional.of(still) : Optional.empty();
    }

    /** Whoever is not to move now (paused, blocked) starts anew when it may. */
    public void forget(K partition) {
        seen.remove(partition);
    }
}
