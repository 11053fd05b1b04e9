package io.godwit.migration.connect;

import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * How the connectors of one Connect cluster would move. It holds no secret.
 *
 * @param cluster its name
 * @param source the source's address and version
 * @param target the target's
 * @param findings of the clusters and of all connectors
 */
public record ConnectPlan(
        String cluster, Place source, Place target, List<PlannedConnector> connectors, List<Finding> findings) {
    public ConnectPlan {
        connectors = List.copyOf(connectors);
        findings = List.copyOf(findings);
    }

    /** Whether something is in the way of a connector that an application names. */
    public boolean isBlocked() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKER);
    }

    /** A Connect cluster. */
    public record Place(String url, String version) {}

    /**
     * One connector.
     *
     * @param group of a sink
     * @param onSource how it is there; empty if it isn't
     * @param onTarget how it is there; empty if it isn't
     * @param changes what its configuration becomes on the target, one line each
     * @param offsets how its offsets come to the target
     */
    public record PlannedConnector(
            String name,
            String kind,
            String connectorClass,
            Optional<String> application,
            Optional<String> group,
            Optional<String> onSource,
            Optional<String> onTarget,
            List<String> changes,
            String offsets) {
        public PlannedConnector {
            changes = List.copyOf(changes);
        }
    }
}
