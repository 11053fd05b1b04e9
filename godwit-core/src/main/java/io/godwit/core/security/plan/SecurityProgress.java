package io.godwit.core.security.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the security part of a plan stands against the clusters as they are now. What keeps Godwit's own access follows from what
 * is left to do and from who does it, so it is taken from the new plan and is never a drift.
 *
 * @param remaining steps still to do, in order
 * @param done steps that the target shows as done
 * @param drifts steps that only one of the two plans knows: a cluster changed since. Empty if it may be applied
 */
public record SecurityProgress(List<SecurityStep> remaining, List<SecurityStep> done, List<Drift> drifts) {
    /** One difference, such as {@code ACL allow User:alice READ on topic order} and {@code is new on the source}. */
    public record Drift(String resource, String change) {}

    public SecurityProgress {
        remaining = List.copyOf(remaining);
        done = List.copyOf(done);
        drifts = List.copyOf(drifts);
    }

    /**
     * @param planned the plan to apply
     * @param now a plan made from the clusters as they are
     */
    public static SecurityProgress of(SecurityPlan planned, SecurityPlan now) {
        Set<SecurityStep> left = new HashSet<>(now.steps());
        Set<SecurityStep> present = new HashSet<>(now.present());
        Set<SecurityStep> known = new HashSet<>(planned.steps());
        List<SecurityStep> remaining = new ArrayList<>();
        List<SecurityStep> done = new ArrayList<>();
        List<Drift> drifts = new ArrayList<>();
        now.steps().stream().filter(SecurityStep::keepsAccess).forEach(remaining::add);
        for (SecurityStep step : planned.steps()) {
            if (step.keepsAccess()) {
                continue;
            }
            if (left.contains(step)) {
                remaining.add(step);
            } else if (present.contains(step)) {
                done.add(step);
            } else {
                drifts.add(new Drift(step.words(), "is no longer on the source, or can't be made on the target now"));
            }
        }
        now.steps().stream()
                .filter(step -> !step.keepsAccess() && !known.contains(step))
                .forEach(step -> drifts.add(
                        new Drift(step.words(), "is new on the source, or the target does not have it any more")));
        return new SecurityProgress(remaining, done, drifts);
    }
}
