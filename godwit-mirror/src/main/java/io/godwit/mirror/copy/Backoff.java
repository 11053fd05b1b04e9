package io.godwit.mirror.copy;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long after each failure, up to a limit. For one thread. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private int failures;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    Duration nextPause() {
        Duration pause = first.multipliedBy(1L << Math.min(failures, 20));
        failures++;
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    int failures() {
        return failures;
    }

    void succeeded() {
        failures = 0;
    }
}
