package io.godwit.migration.assess;

import io.godwit.core.config.AssessConfig;
import io.godwit.kafka.history.LookUpPace;
import java.time.Duration;

/**
 * How a source is looked at.
 *
 * @param sources where figures come from, besides the logs
 * @param history how far back the logs are looked at
 * @param window how long rates are measured
 * @param pace how hard the brokers may be asked about their logs
 * @param measureCopy how long to read from the source to measure a copy rate; zero = not at all
 */
public record CollectionRequest(
        AssessConfig sources, Duration history, Duration window, LookUpPace pace, Duration measureCopy) {}
