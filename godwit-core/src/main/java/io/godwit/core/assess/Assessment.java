package io.godwit.core.assess;

import java.time.Instant;
import java.util.List;

/**
 * The document of {@code godwit assess}; {@code docs/reference/assessment.md} describes it.
 *
 * @param schemaVersion {@link #VERSION}
 * @param takenAt when the source was looked at
 * @param anonymized whether names are hashes
 * @param brokerLoads each broker by each way that reads metrics
 * @param findings the heaviest first
 */
public record Assessment(
        int schemaVersion,
        Instant takenAt,
        String name,
        boolean anonymized,
        ClusterAssessment cluster,
        TrafficAssessment traffic,
        List<BrokerLoad> brokerLoads,
        SizingInput sizing,
        DiskAssessment disk,
        CopyForecast copy,
        List<AssessedFinding> findings,
        List<GroupAssessment> groups,
        UsageGraph usage,
        List<TopicAssessment> topics) {
    /** Raised when a property changes its meaning or goes away, not when one is added. */
    public static final int VERSION = 1;

    public Assessment {
        brokerLoads = List.copyOf(brokerLoads);
        findings = List.copyOf(findings);
        groups = List.copyOf(groups);
        topics = List.copyOf(topics);
    }
}
