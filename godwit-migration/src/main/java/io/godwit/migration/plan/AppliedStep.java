package io.godwit.migration.plan;

import io.godwit.core.plan.PlanStep;
import java.util.Optional;

/**
 * What came of one step.
 *
 * @param failure why it could not be done; empty if it was
 */
public record AppliedStep(PlanStep step, Optional<String> failure) {}
