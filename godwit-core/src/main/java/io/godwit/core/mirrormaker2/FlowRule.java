package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether MirrorMaker would run this flow at all, what it would name the topics, and which other flows there are. */
final class FlowRule implements Rule {
    private static final String POLICY = "replication.policy.class";
    private static final String IDENTITY = "org.apache.kafka.connect.mirror.IdentityReplicationPolicy";

    @Override
    public Stream<LintFinding> check(FlowProperties properties) {
        List<LintFinding> findings = new ArrayList<>();
        clusters(properties).ifPresent(findings::add);
        enabled(properties).ifPresent(findings::add);
        renamed(properties).ifPresent(findings::add);
        properties.file().mentionedFlows().stream()
                .filter(flow -> !flow.equals(properties.flow()))
                .map(flow -> other(properties, flow))
                .forEach(findings::add);
        return findings.stream();
    }

    private static Optional<LintFinding> clusters(FlowProperties properties) {
        Optional<PropertyEntry> clusters = properties.file().get("clusters");
        Set<String> missing = new TreeSet<>(
                Set.of(properties.flow().source(), properties.flow().target()));
        clusters.map(entry -> Lists.elements(entry.value())).ifPresent(missing::removeAll);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LintFinding(
                MirrorMakerPropertiesError.CLUSTERS_INCOMPLETE,
                Severity.BLOCKER,
                clusters.map(PropertyEntry::line).orElse(1),
                "clusters",
                clusters.isEmpty()
                        ? "clusters is missing; MirrorMaker does not start"
                        : "clusters does not name " + String.join(" and ", missing)
                                + "; MirrorMaker ignores flows of it",
                "clusters = " + properties.flow().source() + ", "
                        + properties.flow().target()));
    }

    private static Optional<LintFinding> enabled(FlowProperties properties) {
        if (properties.file().enabledFlows().contains(properties.flow())) {
            return Optional.empty();
        }
        String key = properties.flow().prefix() + "enabled";
        return Optional.of(new LintFinding(
                MirrorMakerPropertiesError.FLOW_NOT_ENABLED,
                Severity.BLOCKER,
                properties.line(),
                key,
                "a flow is off until it is enabled; MirrorMaker copies nothing here",
                key + " = true"));
    }

    private static Optional<LintFinding> renamed(FlowProperties properties) {
        Optional<PropertyEntry> policy = properties.connector(POLICY);
        if (policy.filter(entry -> entry.value().strip().equals(IDENTITY)).isPresent()) {
            return Optional.empty();
        }
        String separator = properties.value("replication.policy.separator", ".");
        return Optional.of(new LintFinding(
                MirrorMakerPropertiesError.TOPICS_RENAMED,
                Severity.WARNING,
                policy.map(PropertyEntry::line).orElseGet(properties::line),
                policy.map(PropertyEntry::key).orElse(POLICY),
                policy.isPresent()
                        ? "this policy decides what topics are called on the target; Godwit keeps their names"
                        : "the default policy renames topics: orders becomes "
                                + properties.flow().source() + separator
                                + "orders, which no consumer expects; Godwit keeps their names",
                POLICY + " = " + IDENTITY));
    }

    private static LintFinding other(FlowProperties properties, Flow other) {
        PropertyEntry first = properties.file().entries().values().stream()
                .filter(entry -> entry.key().startsWith(other.prefix()))
                .findFirst()
                .orElseThrow();
        boolean enabled = properties.file().enabledFlows().contains(other);
        return new LintFinding(
                MirrorMakerPropertiesError.OTHER_FLOW,
                enabled ? Severity.WARNING : Severity.INFORMATION,
                first.line(),
                first.key(),
                "one migration.yaml holds one direction, here " + properties.flow() + "; " + other
                        + (enabled ? " is enabled" : " is not enabled"),
                "godwit init --mm2 FILE --flow '" + other + "' --out OTHER.yaml");
    }
}
