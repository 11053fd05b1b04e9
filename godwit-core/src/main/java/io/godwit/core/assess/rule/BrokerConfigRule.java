package io.godwit.core.assess.rule;

import io.godwit.core.assess.AllowedConfigs;
import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.TargetKind;
import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Broker settings that differ from Kafka's defaults and that a kind of MSK does not take; and two that it sets otherwise. */
final class BrokerConfigRule implements AssessmentRule {
    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        ClusterFacts cluster = picture.facts().cluster();
        List<AssessedFinding> findings = new ArrayList<>();
        SortedMap<String, String> changed = changed(cluster);
        for (TargetKind kind : TargetKind.values()) {
            List<String> refused = changed.entrySet().stream()
                    .filter(entry -> !AllowedConfigs.isBrokerConfigAllowed(kind, entry.getKey()))
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList();
            if (!refused.isEmpty()) {
                findings.add(AssessedFinding.of(
                        AssessmentCode.BROKER_CONFIG_NOT_ALLOWED,
                        Severity.INFORMATION,
                        Effort.LOW,
                        List.of(kind),
                        Words.count(refused.size(), "broker setting"),
                        "they differ from Kafka's defaults and are not among those that " + kind.words() + " takes: "
                                + String.join(", ", refused),
                        "live with the target's value, or set it on topics or clients where that is possible"));
            }
        }
        electUnclean(cluster).ifPresent(findings::add);
        openWithoutAcl(cluster).ifPresent(findings::add);
        return findings.stream();
    }

    private static SortedMap<String, String> changed(ClusterFacts cluster) {
        SortedMap<String, String> changed = new TreeMap<>();
        for (Map.Entry<String, String> known : AllowedConfigs.apacheDefaults().entrySet()) {
            String value = cluster.brokerConfig(known.getKey(), known.getValue());
            if (!value.equals(known.getValue()) && !value.isBlank()) {
                changed.put(known.getKey(), value);
            }
        }
        return changed;
    }

    private static Optional<AssessedFinding> electUnclean(ClusterFacts cluster) {
        String value = cluster.brokerConfig("unclean.leader.election.enable", "unknown");
        if (value.equals("unknown")) {
            return Optional.empty();
        }
        boolean on = value.equals("true");
        return Optional.of(AssessedFinding.of(
                AssessmentCode.UNCLEAN_ELECTION,
                on ? Severity.WARNING : Severity.INFORMATION,
                Effort.LOW,
                on ? List.of() : List.of(TargetKind.STANDARD),
                "unclean.leader.election.enable",
                on
                        ? "it is true on the source: a replica that lags may become leader, and records are lost then"
                        : "it is false on the source, and MSK Standard without tiered storage sets true unless told otherwise",
                "set unclean.leader.election.enable=false in the target's configuration"));
    }

    private static Optional<AssessedFinding> openWithoutAcl(ClusterFacts cluster) {
        boolean acls = !cluster.aclsByResource().isEmpty();
        String value = cluster.brokerConfig("allow.everyone.if.no.acl.found", "unknown");
        if (value.equals("true")) {
            return Optional.of(AssessedFinding.of(
                    AssessmentCode.OPEN_WITHOUT_ACL,
                    Severity.WARNING,
                    Effort.MEDIUM,
                    List.of(),
                    "allow.everyone.if.no.acl.found",
                    "it is true on the source: resources without an ACL are open to everybody who connects, and applications may"
                            + " rely on that without knowing",
                    "list who uses what, add ACLs, and set false before the move"));
        }
        return acls
                ? Optional.of(
                        AssessedFinding.of(
                                AssessmentCode.OPEN_WITHOUT_ACL,
                                Severity.WARNING,
                                Effort.LOW,
                                List.of(TargetKind.STANDARD, TargetKind.EXPRESS),
                                "allow.everyone.if.no.acl.found",
                                "the source has ACLs and does not let in whoever has none; MSK sets true, so until its ACLs are there"
                                        + " everybody may do everything, and the first ACL of a resource locks out all others at once",
                                "create the ACLs of clients, brokers and Godwit first, then set false in the target's configuration"))
                : Optional.empty();
    }
}
