package io.godwit.migration.connect;

import io.godwit.core.connect.MskConnector;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What would run on MSK Connect. It holds no secret.
 *
 * @param bootstrapServers that the workers connect to
 * @param iam whether they log in by IAM; else not at all
 * @param offsetTopic the copied topic in which the source's Connect cluster keeps its offsets
 * @param findings that concern all connectors
 */
public record MskConnectPlan(
        String bootstrapServers,
        boolean iam,
        boolean tls,
        Optional<String> offsetTopic,
        List<MskConnector> connectors,
        List<Finding> findings) {
    public MskConnectPlan {
        connectors = List.copyOf(connectors);
        findings = List.copyOf(findings);
    }

    /** Whether something is in the way. */
    public boolean isBlocked() {
        return connectors.stream().anyMatch(MskConnector::isBlocked)
                || findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKER);
    }
}
