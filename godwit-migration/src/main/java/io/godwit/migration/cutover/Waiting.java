package io.godwit.migration.cutover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time, and the passing of it. */
public interface Waiting {
    Clock clock();

    void pause(Duration duration) throws InterruptedException;

    default Instant now() {
        return clock().instant();
    }

    /** The system's. */
    static Waiting system() {
        return new Waiting() {
            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }
        };
    }
}
