package io.godwit.core.security.plan;

import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.Openness;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.acl.AccessComparison;
import io.godwit.core.security.acl.AccessDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the doctor says about access: how it differs after the move, and what nobody can tell. */
public final class AccessFindings {
    private static final int SHOWN = 3;

    private AccessFindings() {}

    /** Asks as {@link AccessAfterwards#compare} does. */
    public static List<Finding> of(
            SecurityPolicy policy, ClusterSecurity source, ClusterSecurity target, SecurityPlan plan) {
        List<Finding> findings = new ArrayList<>();
        Optional<AccessComparison> comparison =
                policy.acls() ? AccessAfterwards.compare(policy, source, target, plan) : Optional.empty();
        comparison.ifPresent(found -> findings.addAll(differences(found)));
        if (policy.open() == Openness.UNKNOWN && comparison.isPresent()) {
            findings.add(opennessUnknown());
        }
        mechanisms(source, target).ifPresent(findings::add);
        return findings;
    }

    private static List<Finding> differences(AccessComparison comparison) {
        SortedMap<String, List<AccessDifference>> ofPrincipal = new TreeMap<>();
        comparison.differences().forEach(difference -> ofPrincipal
                .computeIfAbsent(difference.request().principal(), principal -> new ArrayList<>())
                .add(difference));
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, List<AccessDifference>> entry : ofPrincipal.entrySet()) {
            List<AccessDifference> all = entry.getValue();
            boolean loses = all.stream().anyMatch(AccessDifference::before);
            findings.add(new Finding(
                    SecurityError.ACCESS_DIFFERS,
                    Severity.WARNING,
                    entry.getKey(),
                    (loses ? "it may do less on the target than on the source" : "it may do more on the target")
                            + ", in " + all.size() + (all.size() == 1 ? " case: " : " cases: ")
                            + all.stream()
                                    .limit(SHOWN)
                                    .map(AccessDifference::words)
                                    .collect(Collectors.joining("; "))
                            + (all.size() > SHOWN ? "; …" : ""),
                    "compare the ACLs of both clusters by kafka-acls.sh --list; Godwit adds rules and removes none"));
        }
        return findings;
    }

    private static Finding opennessUnknown() {
        return new Finding(
                SecurityError.OPENNESS_UNKNOWN,
                Severity.INFORMATION,
                ClusterSide.SOURCE.word() + " and " + ClusterSide.TARGET.word(),
                "brokers do not tell whether allow.everyone.if.no.acl.found is on, so access to resources without an ACL"
                        + " was compared as if it was off on both",
                "say it in security.open: neither, source, target or both");
    }

    private static Optional<Finding> mechanisms(ClusterSecurity source, ClusterSecurity target) {
        if (!source.knows(SecurityPart.USERS)
                || !target.knows(SecurityPart.USERS)
                || target.users().isEmpty()) {
            return Optional.empty();
        }
        SortedSet<String> missing = new TreeSet<>();
        source.users().forEach(user -> missing.add(user.mechanism()));
        target.users().forEach(user -> missing.remove(user.mechanism()));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                SecurityError.NOT_CARRIED,
                                Severity.INFORMATION,
                                "SCRAM mechanisms",
                                "no user of the target has " + String.join(", ", missing)
                                        + " yet, as users of the source have; Amazon MSK offers SCRAM-SHA-512 alone",
                                "see that a listener of the target offers the mechanism, or change sasl.mechanism of the applications"));
    }
}
