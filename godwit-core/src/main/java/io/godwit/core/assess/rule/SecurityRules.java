package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.TargetKind;
import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ways to authenticate and to authorize that a kind of MSK lacks. */
final class SecurityRules implements AssessmentRule {
    private static final int MOST_SCRAM_USERS = 1_000;
    private static final Map<String, String> LACKING = Map.of(
            "GSSAPI", "Kerberos is not offered",
            "PLAIN", "SASL/PLAIN is not offered",
            "OAUTHBEARER", "OAuth of others than AWS is not offered",
            "SCRAM-SHA-256", "SCRAM is offered with SHA-512 alone");

    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        ClusterFacts cluster = picture.facts().cluster();
        List<AssessedFinding> findings = new ArrayList<>();
        for (String mechanism : mechanisms(cluster)) {
            String lacking = LACKING.get(mechanism);
            if (lacking != null) {
                findings.add(mechanism(mechanism, lacking, List.of(TargetKind.values())));
            }
        }
        if (mechanisms(cluster).contains("SCRAM-SHA-512")) {
            findings.add(mechanism(
                    "SCRAM-SHA-512", "MSK Serverless authenticates by IAM alone", List.of(TargetKind.SERVERLESS)));
        }
        if (cluster.brokerConfig("ssl.client.auth", "none").equals("required")) {
            findings.add(mechanism(
                    "mutual TLS",
                    "clients show certificates; MSK takes those of an AWS Private CA alone, and Serverless none",
                    List.of(TargetKind.values())));
        }
        int acls = picture.cluster().acls();
        if (acls > 0) {
            findings.add(AssessedFinding.of(
                    AssessmentCode.ACLS_MISSING,
                    Severity.BLOCKER,
                    Effort.HIGH,
                    List.of(TargetKind.SERVERLESS),
                    Words.count(acls, "ACL") + " of "
                            + Words.count(cluster.principals().size(), "principal"),
                    "MSK Serverless knows IAM policies in place of ACLs",
                    "turn ACLs into IAM policies, and clients to IAM; or another kind of target"));
        }
        if (cluster.scramUsers().size() > MOST_SCRAM_USERS) {
            findings.add(AssessedFinding.of(
                    AssessmentCode.USERS_LIMIT,
                    Severity.BLOCKER,
                    Effort.HIGH,
                    List.of(TargetKind.STANDARD, TargetKind.EXPRESS),
                    Words.count(cluster.scramUsers().size(), "SCRAM user"),
                    "MSK takes 1000 secrets of SCRAM users a cluster",
                    "move users to IAM, or merge users of one application"));
        }
        return findings.stream();
    }

    /** Brokers enable GSSAPI by default, also where no listener has SASL. */
    private static SortedSet<String> mechanisms(ClusterFacts cluster) {
        return Stream.of(cluster.brokerConfig("sasl.enabled.mechanisms", "").split("[\\[\\], ]+", -1))
                .filter(mechanism -> !mechanism.isEmpty() && usesSasl(cluster))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A listener is called by its protocol, or the map says which it has. */
    private static boolean usesSasl(ClusterFacts cluster) {
        String protocols = cluster.brokerConfig("listener.security.protocol.map", "");
        return Stream.of(cluster.brokerConfig("listeners", "").split(",", -1))
                .map(listener -> listener.replaceFirst(":.*", "").strip())
                .anyMatch(name -> Stream.of(protocols.split(",", -1))
                        .map(String::strip)
                        .filter(entry -> entry.startsWith(name + ":"))
                        .findFirst()
                        .map(entry -> entry.contains(":SASL_"))
                        .orElse(name.startsWith("SASL_")));
    }

    private static AssessedFinding mechanism(String mechanism, String reason, List<TargetKind> targets) {
        return AssessedFinding.of(
                AssessmentCode.MECHANISM_MISSING,
                Severity.WARNING,
                Effort.HIGH,
                targets,
                mechanism,
                "the source's clients may use it; " + reason,
                "give its users SCRAM-SHA-512 secrets or IAM roles, and change their clients' settings with the switch");
    }
}
