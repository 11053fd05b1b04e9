package io.godwit.core.cutover;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The write pause of one topic as its readers see it, by the timestamps of the records.
 *
 * @param lastOnSource timestamp of the last record on the source; empty if there is none
 * @param firstOnTarget timestamp of the first record that was written to the target first; empty as long as there is none
 */
public record TopicPause(String topic, Optional<Instant> lastOnSource, Optional<Instant> firstOnTarget) {
    /** Empty as long as one of both is unknown. */
    public Optional<Duration> pause() {
        return lastOnSource.flatMap(last -> firstOnTarget.map(first -> Duration.between(last, first)));
    }
}
