package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Settings that MirrorMaker obeys and Godwit does by other means, or not. */
final class NotCarriedOverRule implements Rule {
    private static final Map<String, String> REASONS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "topic.filter.class",
                    "a filter of your own can't be read; its choice must be written as topics.include"),
            Map.entry(
                    "group.filter.class",
                    "a filter of your own can't be read; its choice must be written as groups.include"),
            Map.entry(
                    "config.property.filter.class", "a filter of your own can't be read; see policies.excludedConfigs"),
            Map.entry("forwarding.admin.class", "Godwit creates topics through Kafka's Admin API"),
            Map.entry("transforms", "Godwit copies records unchanged, so that they can be proven equal"),
            Map.entry("predicates", "Godwit copies records unchanged, so that they can be proven equal"),
            Map.entry("offset.lag.max", "Godwit makes its own exact offset map")));

    @Override
    public Stream<LintFinding> check(FlowProperties properties) {
        return REASONS.entrySet().stream().flatMap(reason -> properties.connector(reason.getKey()).stream()
                .map(entry -> new LintFinding(
                        MirrorMakerPropertiesError.NOT_CARRIED_OVER,
                        reason.getKey().endsWith("class") || reason.getKey().equals("transforms")
                                ? Severity.WARNING
                                : Severity.INFORMATION,
                        entry.line(),
                        entry.key(),
                        reason.getValue(),
                        "nothing to mend in the file; check migration.yaml")));
    }
}
