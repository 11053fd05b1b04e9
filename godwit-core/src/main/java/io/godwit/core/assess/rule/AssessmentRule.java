package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import java.util.stream.Stream;

/** One thing to look for. */
@FunctionalInterface
interface AssessmentRule {
    Stream<AssessedFinding> examine(Picture picture);
}
