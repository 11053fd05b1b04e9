package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterSide;
import java.util.stream.Stream;

/** Which pairs of releases work. */
final class VersionRule implements DoctorRule {
    private static final int OLDEST_MAJOR = 2;
    private static final int OLDEST_MINOR = 1;

    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return Stream.of(
                        alone(ClusterSide.SOURCE, facts.source()),
                        alone(ClusterSide.TARGET, facts.target()),
                        pair(facts))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> alone(ClusterSide side, ClusterInventory cluster) {
        String release = cluster.version().release();
        if (release.startsWith("older") || cluster.version().isOlderThan(OLDEST_MAJOR, OLDEST_MINOR)) {
            return Stream.of(new Finding(
                    DoctorCode.VERSION_TOO_OLD,
                    Severity.BLOCKER,
                    side.word(),
                    "it runs Kafka " + release + "; Godwit's clients speak with 2.1 and later (KIP-896)",
                    "upgrade its brokers to 2.1 or later first"));
        }
        if (!cluster.version().isKnown()) {
            return Stream.of(new Finding(
                    DoctorCode.VERSION_UNKNOWN,
                    Severity.INFORMATION,
                    side.word(),
                    "no bootstrap address told which requests it accepts",
                    "nothing; rules about releases are left out"));
        }
        return Stream.empty();
    }

    private static Stream<Finding> pair(DoctorFacts facts) {
        if (!facts.target().version().isOlderThan(facts.source().version())) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                DoctorCode.TARGET_OLDER,
                Severity.WARNING,
                "target",
                "it runs Kafka " + facts.target().version().release() + ", older than the source's "
                        + facts.source().version().release()
                        + ": applications may use what it does not have",
                "move to a target of the same release or a newer one, or check the applications' clients"));
    }
}
