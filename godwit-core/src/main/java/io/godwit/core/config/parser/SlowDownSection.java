package io.godwit.core.config.parser;

import io.godwit.core.config.SlowDownConfig;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code mirror.slowDown}: when the batch engine slows down by itself. */
final class SlowDownSection {
    static final Key<Duration> PRODUCE_LATENCY = Key.withDefault(
            "produceLatency",
            Types.duration(),
            "500ms",
            "A broker of the target that needs longer for an append is given less, until it needs less time. Quotas of the brokers are heeded whatever this is.");

    static final Section<SlowDownConfig> SECTION = new Section<>(
            "slowDown",
            List.of(PRODUCE_LATENCY),
            (values, place) -> Optional.of(new SlowDownConfig(values.get(PRODUCE_LATENCY))));

    private SlowDownSection() {}
}
