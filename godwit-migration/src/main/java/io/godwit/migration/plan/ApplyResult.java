package io.godwit.migration.plan;

import io.godwit.core.plan.PlanStep;
import io.godwit.core.security.plan.SecurityStep;
import java.util.List;

/**
 * What came of a plan.
 *
 * @param applied the steps that were tried, in order
 * @param alreadyDone the steps that were done before
 * @param security the steps about who may do what that were tried, in order
 * @param securityDone those that were done before
 * @param registry how many steps of the schema registry were done now
 * @param registryDone how many were done before
 */
public record ApplyResult(
        List<AppliedStep> applied,
        List<PlanStep> alreadyDone,
        List<AppliedSecurityStep> security,
        List<SecurityStep> securityDone,
        long registry,
        long registryDone) {
    public ApplyResult {
        applied = List.copyOf(applied);
        alreadyDone = List.copyOf(alreadyDone);
        security = List.copyOf(security);
        securityDone = List.copyOf(securityDone);
    }

    /** Of all kinds of steps. */
    public long doneCount() {
        return applied.stream().filter(step -> step.failure().isEmpty()).count()
                + security.stream().filter(step -> step.failure().isEmpty()).count()
                + registry;
    }

    /** Of all kinds of steps. */
    public long alreadyDoneCount() {
        return (long) alreadyDone.size() + securityDone.size() + registryDone;
    }

    /** Of all kinds of steps. */
    public long triedCount() {
        return (long) applied.size() + security.size() + registry;
    }

    public List<AppliedSecurityStep> failedSecurity() {
        return security.stream().filter(step -> step.failure().isPresent()).toList();
    }

    public List<AppliedStep> failed() {
        return applied.stream().filter(step -> step.failure().isPresent()).toList();
    }
}
