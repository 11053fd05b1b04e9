package io.godwit.core.registry;

import java.util.List;
import java.util.Objects;

/**
 * A registry's plan as a plan of the whole migration keeps it: what each step brings about, without the schemas themselves.
 *
 * @param steps what each brings about, in order; the same words whatever the target holds meanwhile. None as long as something is in
 *     the way
 * @param unfinished steps that end what a killed run has left; they follow from the target alone
 * @param unchanged versions that the target has already
 */
public record RegistryOutline(RegistryWay way, String reason, List<String> steps, long unfinished, long unchanged) {
    public RegistryOutline {
        Objects.requireNonNull(way);
        Objects.requireNonNull(reason);
        steps = List.copyOf(steps);
    }

    public static RegistryOutline of(RegistryPlan plan) {
        if (plan.isBlocked()) {
            return new RegistryOutline(plan.way(), plan.reason(), List.of(), 0, plan.unchanged());
        }
        List<String> lasting = plan.steps().stream()
                .filter(step -> !step.endsImport())
                .map(RegistryStep::what)
                .toList();
        return new RegistryOutline(
                plan.way(), plan.reason(), lasting, plan.steps().size() - lasting.size(), plan.unchanged());
    }

    /** Whether there is anything to do. */
    public boolean pending() {
        return !steps.isEmpty() || unfinished > 0;
    }
}
