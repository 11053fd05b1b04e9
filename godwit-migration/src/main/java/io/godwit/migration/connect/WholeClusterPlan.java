package io.godwit.migration.connect;

import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.migration.connect.ConnectPlan.Place;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a Connect cluster can move as a whole. It holds no secret.
 *
 * @param storage its own topics by what they hold
 * @param application that stands for it
 * @param connectors their names
 */
public record WholeClusterPlan(
        String cluster,
        Place source,
        SortedMap<String, String> storage,
        Optional<String> application,
        List<String> connectors,
        List<Finding> findings) {
    public WholeClusterPlan {
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
        connectors = List.copyOf(connectors);
        findings = List.copyOf(findings);
    }

    /** Whether something is in the way. */
    public boolean isBlocked() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKER);
    }
}
