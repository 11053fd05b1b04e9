package io.godwit.core.waves;

import io.godwit.core.error.WaveError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterVersion;
import java.util.ArrayList;
import java.util.List;

/** What of the writers the source does not tell at all. */
final class WritersTold {
    private static final String FIX = "name writers in produces of their applications in migration.yaml";

    private WritersTold() {}

    static List<Finding> of(UseFacts facts) {
        List<Finding> findings = new ArrayList<>();
        ClusterVersion version = facts.inventory().version();
        if (version.isOlderThan(2, 8)) {
            findings.add(
                    notTold("its brokers run " + version.release() + "; they tell who writes from 2.8 on (KIP-664)"));
        } else if (version.isOlderThan(3, 0)) {
            findings.add(notTold("its brokers run " + version.release()
                    + "; they tell producers by number, and transactional ids from 3.0 on"));
        }
        if (facts.partitionsNotAsked() > 0) {
            findings.add(notTold(facts.partitionsNotAsked()
                    + " partitions were not asked for their producers, those that hold least"));
        }
        return findings;
    }

    private static Finding notTold(String reason) {
        return new Finding(WaveError.WRITERS_NOT_TOLD, Severity.INFORMATION, "source writers", reason, FIX);
    }
}
