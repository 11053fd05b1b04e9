package io.godwit.core.doctor;

import io.godwit.core.finding.Finding;
import java.util.stream.Stream;

/** One rule: looks at the facts and says what it finds. Rules know nothing of each other. */
interface DoctorRule {
    Stream<Finding> examine(DoctorFacts facts);
}
