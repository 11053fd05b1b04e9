package io.godwit.connect.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When something that failed may be started again: at once for the first time, then after pauses that double, up to a
 * minute. What ran well for a while starts from the beginning.
 */
final class Restarts {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Attempt> attempts = new HashMap<>();

    private record Attempt(int count, Instant last) {
        Duration pause() {
            Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(count - 1, 10));
            return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    Restarts(Clock clock) {
        this.clock = clock;
    }

    /** Whether the resource may be started again now; if so, that counts as an attempt. */
    boolean mayRestart(String resource) {
        Instant now = clock.instant();
        Attempt attempt = attempts.get(resource);
        if (attempt != null && Duration.between(attempt.last(), now).compareTo(FORGIVEN_AFTER) > 0) {
            attempt = null;
        }
        if (attempt != null && now.isBefore(attempt.last().plus(attempt.pause()))) {
            return false;
        }
        attempts.put(resource, new Attempt(attempt == null ? 1 : attempt.count() + 1, now));
        return true;
    }

    /** How often it was started again since it last ran well. */
    int count(String resource) {
        Attempt attempt = attempts.get(resource);
        return attempt == null ? 0 : attempt.count();
    }
}
