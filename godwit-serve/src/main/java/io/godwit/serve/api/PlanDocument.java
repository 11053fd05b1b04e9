package io.godwit.serve.api;

import io.godwit.serve.look.LastPlan;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code /api/v1/plan}: the plan that was applied last.
 *
 * @param plan absent before the first {@code godwit apply}
 */
record PlanDocument(int schemaVersion, Instant asOf, double ageSeconds, Optional<LastPlan> plan) {}
