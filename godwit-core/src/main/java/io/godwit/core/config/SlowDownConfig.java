package io.godwit.core.config;

import java.time.Duration;

/**
 * When the batch engine slows down by itself.
 *
 * @param produceLatency a broker of the target that needs longer for an append is given less
 */
public record SlowDownConfig(Duration produceLatency) {
    /** What a broker that is not overloaded stays well below. */
    public static final SlowDownConfig STANDARD = new SlowDownConfig(Duration.ofMillis(500));
}
