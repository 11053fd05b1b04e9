package io.godwit.mirror.examine;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;

/** A limit for one step of an examination. */
final class Patience {
    static final Duration POLL = Duration.ofMillis(100);

    private final Duration limit;
    private long startedNanos;

    Patience(Duration limit) {
        this.limit = limit;
        begin();
    }

    void begin() {
        startedNanos = System.nanoTime();
    }

    void check(String what) {
        if (System.nanoTime() - startedNanos > limit.toNanos()) {
            throw new TimeoutException(what + " took more than " + limit.toSeconds() + " s");
        }
    }
}
