package io.godwit.core.doctor;

import io.godwit.core.finding.Finding;
import java.util.stream.Stream;

/** What could not be read, on both sides. */
final class ReadabilityRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return Stream.concat(facts.source().unread().stream(), facts.target().unread().stream());
    }
}
