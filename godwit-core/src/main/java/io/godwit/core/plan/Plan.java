package io.godwit.core.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.registry.RegistryOutline;
import io.godwit.core.security.plan.SecurityPlan;
import io.godwit.core.security.plan.SecurityPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What will be done on the target, and why. The same clusters and configuration give the same plan.
 *
 * @param migration name of the migration
 * @param source what was taken into account about the source
 * @param target what was taken into account about the target
 * @param steps topics to make, partitions to add, configs to change, in this order, each by topic
 * @param unchanged topics that are already as they should be
 * @param groups groups whose offsets the cutover carries over
 * @param skipped what stays behind, each with its reason
 * @param notices blockers, warnings and information, the heaviest first
 * @param security permissions, users and quotas; empty in files of schema version 1
 * @param registry the schema registry's part; empty where none is configured, or it does not answer
 */
public record Plan(
        String migration,
        ClusterFacts source,
        ClusterFacts target,
        List<PlanStep> steps,
        List<String> unchanged,
        List<CarriedGroup> groups,
        List<Skipped> skipped,
        List<PlanNotice> notices,
        SecurityPlan security,
        Optional<RegistryOutline> registry) {
    public Plan {
        Objects.requireNonNull(migration);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        steps = List.copyOf(steps);
        unchanged = List.copyOf(unchanged);
        groups = List.copyOf(groups);
        skipped = List.copyOf(skipped);
        notices = List.copyOf(notices);
        security = Objects.requireNonNullElse(security, SecurityPlan.none());
        registry = Objects.requireNonNullElse(registry, Optional.empty());
    }

    /** A plan without a schema registry. */
    public Plan(
            String migration,
            ClusterFacts source,
            ClusterFacts target,
            List<PlanStep> steps,
            List<String> unchanged,
            List<CarriedGroup> groups,
            List<Skipped> skipped,
            List<PlanNotice> notices,
            SecurityPlan security) {
        this(migration, source, target, steps, unchanged, groups, skipped, notices, security, Optional.empty());
    }

    /** A plan about topics alone. */
    public Plan(
            String migration,
            ClusterFacts source,
            ClusterFacts target,
            List<PlanStep> steps,
            List<String> unchanged,
            List<CarriedGroup> groups,
            List<Skipped> skipped,
            List<PlanNotice> notices) {
        this(
                migration,
                source,
                target,
                steps,
                unchanged,
                groups,
                skipped,
                notices,
                SecurityPlan.none(),
                Optional.empty());
    }

    /** The same, with what is to be done about who may do what. */
    public Plan with(SecurityPlanner.Result security) {
        List<PlanNotice> all = new ArrayList<>(notices);
        security.findings().forEach(finding -> all.add(PlanNotice.of(finding)));
        all.sort(PlanNotice.ORDER);
        return new Plan(migration, source, target, steps, unchanged, groups, skipped, all, security.plan(), registry);
    }

    /** The same, with what is to be done about the schema registry. */
    public Plan with(Optional<RegistryOutline> outline, List<Finding> findings) {
        List<PlanNotice> all = new ArrayList<>(notices);
        findings.forEach(finding -> all.add(PlanNotice.of(finding)));
        all.sort(PlanNotice.ORDER);
        return new Plan(migration, source, target, steps, unchanged, groups, skipped, all, security, outline);
    }

    /** How many topics are made. */
    @JsonIgnore
    public long toCreate() {
        return steps.stream().filter(Plan::isCreation).count();
    }

    /** How many topics that exist are changed. */
    @JsonIgnore
    public long toChange() {
        return steps.stream()
                .filter(step -> !isCreation(step))
                .map(PlanStep::topic)
                .distinct()
                .count();
    }

    @JsonIgnore
    public boolean hasChanges() {
        return !steps.isEmpty()
                || !security.steps().isEmpty()
                || registry.filter(RegistryOutline::pending).isPresent();
    }

    /** Whether some of what should move can't. */
    @JsonIgnore
    public boolean isBlocked() {
        return notices.stream().anyMatch(notice -> notice.severity() == Severity.BLOCKER);
    }

    /** {@code Plan: 12 to create, 1 to change, 0 to destroy}: scripts may rely on it. */
    @JsonIgnore
    public String summary() {
        return "Plan: " + toCreate() + " to create, " + toChange() + " to change, 0 to destroy";
    }

    private static boolean isCreation(PlanStep step) {
        return step.match(create -> true, addPartitions -> false, alter -> false);
    }
}
