package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Values that MirrorMaker refuses or takes for something else: addresses, patterns, numbers, true and false. */
final class ValuesRule implements Rule {
    private static final Set<String> PATTERN_KEYS =
            Set.of("topics", "topics.exclude", "groups", "groups.exclude", "config.properties.exclude");

    @Override
    public Stream<LintFinding> check(FlowProperties properties) {
        return Stream.of(addresses(properties), patterns(properties), simple(properties))
                .flatMap(findings -> findings);
    }

    private static Stream<LintFinding> addresses(FlowProperties properties) {
        return Stream.of(properties.flow().source(), properties.flow().target()).flatMap(alias -> properties
                .file()
                .get(alias + ".bootstrap.servers")
                .map(entry -> Addresses.lint(entry).stream())
                .orElseGet(() -> Stream.of(noAddress(properties, alias))));
    }

    private static LintFinding noAddress(FlowProperties properties, String alias) {
        return new LintFinding(
                MirrorMakerPropertiesError.CLUSTERS_INCOMPLETE,
                Severity.BLOCKER,
                properties.line(),
                alias + ".bootstrap.servers",
                "the cluster " + alias + " has no address; MirrorMaker does not start",
                alias + ".bootstrap.servers = host:9092");
    }

    private static Stream<LintFinding> patterns(FlowProperties properties) {
        return PATTERN_KEYS.stream()
                .flatMap(key -> properties.connector(key).stream())
                .flatMap(entry -> Patterns.lint(entry).stream());
    }

    private static Stream<LintFinding> simple(FlowProperties properties) {
        return KnownKeys.simpleKeys()
                .flatMap(key -> properties.connector(key).stream().flatMap(entry -> simple(key, entry).stream()));
    }

    private static Optional<LintFinding> simple(String key, PropertyEntry entry) {
        String value = entry.value().strip();
        if (key.endsWith(".enabled") || key.equals("enabled")) {
            return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                    ? Optional.empty()
                    : Optional.of(
                            invalid(entry, "is neither true nor false", key.equals("enabled") ? "true" : "false"));
        }
        return value.matches("-?\\d{1,18}")
                ? Optional.empty()
                : Optional.of(invalid(entry, "is no whole number", KnownKeys.exampleOf(key)));
    }

    private static LintFinding invalid(PropertyEntry entry, String rule, String example) {
        return new LintFinding(
                MirrorMakerPropertiesError.INVALID_VALUE,
                Severity.BLOCKER,
                entry.line(),
                entry.key(),
                "\"" + entry.shownValue() + "\" " + rule
                        + "; MirrorMaker's connector is refused, or takes it for false",
                entry.key() + " = " + example);
    }
}
