package io.godwit.core.config.parser;

import io.godwit.core.config.VerifyConfig;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import io.godwit.core.unit.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code verify}: how the proof is made. */
final class VerifySection {
    static final Key<DataSize> MAX_MEMORY = Key.withDefault(
            "maxMemory", Types.size(), "64MiB", "Memory for records that are held at once, all partitions together.");
    static final Key<Integer> PARALLELISM =
            Key.withDefault("parallelism", Types.integer(1, 1000), "2", "How many partitions are compared at once.");
    static final Key<Duration> MAX_AGE = Key.withDefault(
            "maxAge", Types.duration(), "24h", "A proof older than this no longer counts as fresh for a cutover.");

    static final Section<VerifyConfig> SECTION = new Section<>(
            "verify",
            List.of(MAX_MEMORY, PARALLELISM, MAX_AGE),
            (values, place) -> Optional.of(
                    new VerifyConfig(values.get(MAX_MEMORY).bytes(), values.get(PARALLELISM), values.get(MAX_AGE))));

    private VerifySection() {}
}
