package io.godwit.core.config.parser;

import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import io.godwit.core.unit.DataSize;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code mirror}: how records are copied. */
final class MirrorSection {
    static final Key<String> ENGINE = Key.withDefault(
            "engine",
            Types.oneOf(List.of(MirrorConfig.BATCH, MirrorConfig.MIRROR_MAKER_2)),
            MirrorConfig.BATCH,
            "What copies the records: batch moves record batches as they are and keeps their offsets; mirrormaker2 runs Apache's own three connectors.");
    static final Key<Integer> TASKS = Key.withDefault(
            "tasks",
            Types.integer(1, 1000),
            "2",
            "How many tasks of mirrormaker2 copy side by side; each is one consumer and one producer.");
    static final Key<DataSize> THROTTLE = Key.optional(
            "throttle",
            Types.rate(),
            "50MiB/s",
            "Upper limit for all topics together until godwit throttle sets another. Left out, there is none.");
    static final Key<Duration> REFRESH_INTERVAL = Key.withDefault(
            "refreshInterval", Types.duration(), "5s", "How often topics, partitions and groups are looked at again.");
    static final Key<URI> CONNECT_URL = Key.optional(
            "connectUrl",
            Types.httpAddress(),
            "http://connect:8083",
            "REST address of a distributed Connect cluster that runs the connectors. Left out, they run in the process of godwit mirror.");

    static final Key<OffsetsConfig> OFFSETS = Key.withDefault(
            "offsets",
            OffsetsSection.SECTION,
            "{}",
            "How far the batch engine goes to give each record the offset that it has on the source.");

    static final Section<MirrorConfig> SECTION = new Section<>(
            "mirror",
            List.of(ENGINE, TASKS, THROTTLE, REFRESH_INTERVAL, CONNECT_URL, OFFSETS),
            (values, place) -> Optional.of(new MirrorConfig(
                    values.get(ENGINE),
                    values.get(TASKS),
                    values.optional(THROTTLE)
                            .map(rate -> OptionalLong.of(rate.bytes()))
                            .orElseGet(OptionalLong::empty),
                    values.get(REFRESH_INTERVAL),
                    values.optional(CONNECT_URL),
                    values.get(OFFSETS))));

    private MirrorSection() {}
}
