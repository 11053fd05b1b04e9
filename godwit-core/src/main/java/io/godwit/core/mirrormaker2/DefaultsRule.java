package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** MirrorMaker's defaults that surprise, where the file does not change them. */
final class DefaultsRule implements Rule {
    @Override
    public Stream<LintFinding> check(FlowProperties properties) {
        return Stream.of(
                        replicationFactor(properties),
                        groupSync(properties),
                        missing(
                                properties,
                                "groups.exclude",
                                MirrorMakerPropertiesError.GROUPS_LEFT_OUT,
                                Severity.WARNING,
                                "the default leaves out the groups " + MirrorDefaults.GROUPS_EXCLUDE
                                        + ": sink connectors would start from the beginning, or lose their place",
                                "console-consumer-.*"),
                        missing(
                                properties,
                                "topics.exclude",
                                MirrorMakerPropertiesError.TOPICS_LEFT_OUT,
                                Severity.INFORMATION,
                                "the default leaves out the topics " + MirrorDefaults.TOPICS_EXCLUDE
                                        + "; names that end in .replica are easily business topics",
                                "mm2.*\\.internal, __.*"),
                        refresh(properties, "refresh.topics.interval.seconds", "a new topic or partition"),
                        refresh(properties, "refresh.groups.interval.seconds", "a new group"),
                        missing(
                                properties,
                                "tasks.max",
                                MirrorMakerPropertiesError.ONE_TASK,
                                Severity.WARNING,
                                "the default is 1: one consumer and one producer on one thread copy every partition",
                                "4"),
                        compression(properties),
                        repeated(properties),
                        aborted(properties))
                .flatMap(Optional::stream);
    }

    private static Optional<LintFinding> replicationFactor(FlowProperties properties) {
        return missing(
                properties,
                "replication.factor",
                MirrorMakerPropertiesError.REPLICATION_FACTOR_DEFAULT,
                Severity.WARNING,
                "the default is 2, whatever the source has: with min.insync.replicas=2 one broker that restarts stops"
                        + " writers that ask for acks=all",
                "3");
    }

    private static Optional<LintFinding> groupSync(FlowProperties properties) {
        String key = "sync.group.offsets.enabled";
        Optional<PropertyEntry> entry = properties.connector(key);
        if (entry.isPresent() && Boolean.parseBoolean(entry.get().value().strip())) {
            return Optional.empty();
        }
        return Optional.of(new LintFinding(
                MirrorMakerPropertiesError.GROUP_OFFSETS_NOT_SYNCED,
                Severity.WARNING,
                entry.map(PropertyEntry::line).orElseGet(properties::line),
                entry.map(PropertyEntry::key).orElse(key),
                "group offsets are not written to the target ("
                        + (entry.isPresent() ? "set so here" : "the default is false")
                        + "): consumers that move begin at auto.offset.reset, and read everything again or nothing",
                key + " = true"));
    }

    private static Optional<LintFinding> refresh(FlowProperties properties, String key, String what) {
        Optional<PropertyEntry> entry = properties.connector(key);
        int seconds = entry.map(PropertyEntry::value)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(MirrorDefaults.REFRESH_SECONDS);
        if (seconds < MirrorDefaults.REFRESH_SECONDS) {
            return Optional.empty();
        }
        return Optional.of(new LintFinding(
                MirrorMakerPropertiesError.SLOW_REFRESH,
                Severity.WARNING,
                entry.map(PropertyEntry::line).orElseGet(properties::line),
                entry.map(PropertyEntry::key).orElse(key),
                what + " is noticed after up to " + seconds + " seconds"
                        + (entry.isPresent() ? "" : ", which is the default"),
                key + " = 5"));
    }

    private static Optional<LintFinding> compression(FlowProperties properties) {
        return properties.targetClient().containsKey("compression.type")
                ? Optional.empty()
                : Optional.of(new LintFinding(
                        MirrorMakerPropertiesError.UNCOMPRESSED,
                        Severity.WARNING,
                        properties.line(),
                        properties.flow().target() + ".producer.compression.type",
                        "the default is none: MirrorMaker unpacks compressed records and writes them uncompressed, which"
                                + " takes several times the disk and network",
                        properties.flow().target() + ".producer.compression.type = lz4"));
    }

    private static Optional<LintFinding> repeated(FlowProperties properties) {
        String key = properties.flow().target() + ".exactly.once.source.support";
        boolean enabled = properties
                .file()
                .get(key)
                .filter(entry -> entry.value().strip().equals("enabled"))
                .isPresent();
        return enabled
                ? Optional.empty()
                : Optional.of(new LintFinding(
                        MirrorMakerPropertiesError.COPIES_REPEATED,
                        Severity.WARNING,
                        properties.line(),
                        key,
                        "without it MirrorMaker copies at least once: after a crash or a rebalance up to a minute of records"
                                + " is written a second time",
                        key + " = enabled"));
    }

    private static Optional<LintFinding> aborted(FlowProperties properties) {
        return properties.sourceClient().containsKey("isolation.level")
                ? Optional.empty()
                : Optional.of(new LintFinding(
                        MirrorMakerPropertiesError.ABORTED_RECORDS_COPIED,
                        Severity.WARNING,
                        properties.line(),
                        properties.flow().source() + ".consumer.isolation.level",
                        "the default is read_uncommitted: records of aborted transactions arrive on the target as if they"
                                + " were real",
                        properties.flow().source() + ".consumer.isolation.level = read_committed"));
    }

    private static Optional<LintFinding> missing(
            FlowProperties properties,
            String key,
            MirrorMakerPropertiesError code,
            Severity severity,
            String message,
            String value) {
        return properties.connector(key).isPresent()
                ? Optional.empty()
                : Optional.of(new LintFinding(code, severity, properties.line(), key, message, key + " = " + value));
    }
}
