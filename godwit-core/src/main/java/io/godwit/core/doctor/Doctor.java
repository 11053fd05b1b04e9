package io.godwit.core.doctor;

import io.godwit.core.finding.Finding;
import java.util.List;

/** Applies every rule to the facts. */
public final class Doctor {
    private static final List<DoctorRule> RULES = List.of(
            new ReadabilityRule(),
            new PlanRule(),
            new PermissionRule(),
            new VersionRule(),
            new SelectionRule(),
            new NameCollisionRule(),
            new MinInsyncReplicasRule(),
            new MessageSizeRule(),
            new SegmentSizeRule(),
            new TimestampTypeRule(),
            new TimestampLimitRule(),
            new CompressionRule(),
            new CreationRule(),
            new OffsetsRule(),
            new PartitionHealthRule(),
            new GroupActivityRule(),
            new OpenTransactionRule(),
            new DiskRule(),
            new CopyTimeRule());

    private Doctor() {}

    public static DoctorReport examine(DoctorFacts facts) {
        List<Finding> findings =
                RULES.stream().flatMap(rule -> rule.examine(facts)).toList();
        return new DoctorReport(findings);
    }
}
