package io.godwit.core.doctor;

import io.godwit.core.finding.Finding;
import java.util.stream.Stream;

/** What the target itself said when it was asked to check, and not to create, the topics that the plan creates. */
final class CreationRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return facts.refusals().stream();
    }
}
