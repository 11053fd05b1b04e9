package io.godwit.migration.plan;

import io.godwit.core.plan.PlanStep;
import java.util.List;

/**
 * What came of a plan.
 *
 * @param applied the steps that were tried, in order
 * @param alreadyDone the steps that were done before
 */
public record ApplyResult(List<AppliedStep> applied, List<PlanStep> alreadyDone) {
    public ApplyResult {
        applied = List.copyOf(applied);
        alreadyDone = List.copyOf(alreadyDone);
    }

    public long doneCount() {
        return applied.stream().filter(step -> step.failure().isEmpty()).count();
    }

    public List<AppliedStep> failed() {
        return applied.stream().filter(step -> step.failure().isPresent()).toList();
    }
}
