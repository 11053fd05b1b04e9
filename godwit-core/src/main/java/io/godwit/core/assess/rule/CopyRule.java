package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.CopyForecast;
import io.godwit.core.assess.CopyForecast.Expiring;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the source keeps its records long enough for the copy. */
final class CopyRule implements AssessmentRule {
    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        CopyForecast copy = picture.copy();
        List<AssessedFinding> findings = new ArrayList<>();
        if (copy.copyBytesPerSecond().isPresent()
                && copy.bytesToCopy().orElse(0) > 0
                && copy.copyBytesPerSecond().getAsDouble() <= copy.growthBytesPerSecond()) {
            findings.add(finding(
                    Severity.BLOCKER,
                    "all topics",
                    "at " + Words.megabytes(copy.copyBytesPerSecond().getAsDouble()) + " (" + copy.copyBasis()
                            + ") the copy never catches up with " + Words.megabytes(copy.growthBytesPerSecond())
                            + " that are written"));
        }
        expiring(copy, true, Severity.BLOCKER, "their records expire before they are copied")
                .forEach(findings::add);
        expiring(copy, false, Severity.WARNING, "the copy takes more than half of their retention")
                .forEach(findings::add);
        return findings.stream();
    }

    private static Stream<AssessedFinding> expiring(
            CopyForecast copy, boolean expires, Severity severity, String what) {
        List<String> topics = copy.expiring().stream()
                .filter(topic -> topic.expires() == expires)
                .map(Expiring::topic)
                .toList();
        return topics.isEmpty()
                ? Stream.empty()
                : Stream.of(finding(
                        severity,
                        Words.count(topics.size(), "topic"),
                        what + " at "
                                + Words.megabytes(copy.copyBytesPerSecond().orElse(0)) + ", " + copy.copyBasis() + " ("
                                + Words.some(topics) + ")"));
    }

    private static AssessedFinding finding(Severity severity, String resource, String reason) {
        return AssessedFinding.of(
                AssessmentCode.EXPIRES_BEFORE_COPIED,
                severity,
                Effort.LOW,
                List.of(),
                resource,
                reason,
                "raise their retention on the source for the time of the copy, or copy faster");
    }
}
