package io.godwit.core.config.parser;

import io.godwit.core.config.AccessMode;
import io.godwit.core.config.CutoverConfig;
import io.godwit.core.config.FenceMode;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code cutover}: its limits. */
final class CutoverSection {
    static final Key<Duration> MAX_WRITE_PAUSE = Key.withDefault(
            "maxWritePause",
            Types.duration(),
            "60s",
            "How long producers may be stopped; past it the cutover aborts and restores.");
    static final Key<Duration> MAX_LAG = Key.withDefault(
            "maxLag", Types.duration(), "10s", "How far behind, in time, the mirror may be when a wave starts.");
    static final Key<Duration> QUIET_WINDOW = Key.withDefault(
            "quietWindow",
            Types.duration(),
            "5s",
            "How long the source's log ends must stand still before its writers count as stopped.");
    static final Key<Duration> COMMAND_TIMEOUT = Key.withDefault(
            "commandTimeout", Types.duration(), "60s", "How long a stop, start or health command may run.");
    static final Key<Duration> STABLE_TIMEOUT = Key.withDefault(
            "stableTimeout", Types.duration(), "120s", "How long to wait for a group to become empty or stable.");
    static final Key<Duration> WATCH = Key.withDefault(
            "watch", Types.duration(), "24h", "How long the source is watched for stragglers after the switch.");

    static final Key<String> REVERSE = Key.withDefault(
            "reverse",
            Types.oneOf(Stream.of(ReverseMode.values()).map(ReverseMode::word).toList()),
            ReverseMode.PREFERRED.word(),
            "Whether the mirror copies back from the switch on, so that a rollback loses nothing: required switches nothing without it; preferred does it where it can; off never does.");

    static final Key<String> FENCE = Key.withDefault(
            "fence",
            Types.oneOf(Stream.of(FenceMode.values()).map(FenceMode::word).toList()),
            FenceMode.STOP.word(),
            "What keeps writers from the source's topics once they are to move, beside their stop commands: acl denies WRITE to the applications' principals on the wave's topics; quota all but stops their principals or client ids. Both stay until the migration is completed, or are taken off by an abort or a rollback.");

    static final Key<Integer> MIN_FREE_DISK = Key.withDefault(
            "minFreeDisk",
            Types.percentage(),
            "15%",
            "How much of each data volume of the target has to be free when a wave starts, where brokers tell (Kafka 3.3 and later).");

    static final Key<Duration> MAX_PRODUCE_LATENCY = Key.withDefault(
            "maxProduceLatency",
            Types.duration(),
            "500ms",
            "How long the slowest broker of the target may take for an append when a wave starts, as the mirror measures it.");

    static final Key<String> ACCESS = Key.withDefault(
            "access",
            Types.oneOf(Stream.of(AccessMode.values()).map(AccessMode::word).toList()),
            AccessMode.REQUIRED.word(),
            "Whether a wave waits until the ACLs and users of its topics, groups and principals are on the target, as far as the section security carries them: required moves nothing without them; preferred says what is missing and goes on.");

    static final Section<CutoverConfig> SECTION = new Section<>(
            "cutover",
            List.of(
                    MAX_WRITE_PAUSE,
                    MAX_LAG,
                    QUIET_WINDOW,
                    COMMAND_TIMEOUT,
                    STABLE_TIMEOUT,
                    WATCH,
                    REVERSE,
                    FENCE,
                    MIN_FREE_DISK,
                    MAX_PRODUCE_LATENCY,
                    ACCESS),
            (values, place) -> Optional.of(new CutoverConfig(
                    values.get(MAX_WRITE_PAUSE),
                    values.get(MAX_LAG),
                    values.get(QUIET_WINDOW),
                    values.get(COMMAND_TIMEOUT),
                    values.get(STABLE_TIMEOUT),
                    values.get(WATCH),
                    ReverseMode.of(values.get(REVERSE)),
                    FenceMode.of(values.get(FENCE)),
                    values.get(MIN_FREE_DISK),
                    values.get(MAX_PRODUCE_LATENCY),
                    AccessMode.of(values.get(ACCESS)))));

    private CutoverSection() {}
}
