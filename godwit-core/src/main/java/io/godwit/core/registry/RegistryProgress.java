package io.godwit.core.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the registry's part of a plan stands against the registries as they are now.
 *
 * @param remaining whether anything is left to do
 * @param left steps that are left
 * @param done steps that were done before
 * @param drifts steps that the plan does not know, as they follow from what was registered since; empty if it may be applied
 */
public record RegistryProgress(boolean remaining, long left, long done, List<Drift> drifts) {
    /** One difference. */
    public record Drift(String resource, String change) {}

    public RegistryProgress {
        drifts = List.copyOf(drifts);
    }

    /**
     * @param planned the plan to apply; empty without registries
     * @param now a plan made from the registries as they are
     */
    public static RegistryProgress of(Optional<RegistryOutline> planned, Optional<RegistryOutline> now) {
        if (planned.isPresent() != now.isPresent()) {
            return new RegistryProgress(
                    false,
                    0,
                    0,
                    List.of(new Drift(
                            "schema registry",
                            planned.isPresent()
                                    ? "can't be looked at now, or is not configured any more"
                                    : "could not be looked at, or was not configured, when the plan was made")));
        }
        List<String> steps = planned.map(RegistryOutline::steps).orElse(List.of());
        Set<String> known = new HashSet<>(steps);
        List<String> open = now.map(RegistryOutline::steps).orElse(List.of());
        Set<String> left = new HashSet<>(open);
        List<Drift> drifts = new ArrayList<>();
        open.stream()
                .filter(step -> !known.contains(step))
                .forEach(step -> drifts.add(new Drift(
                        "schema registry: " + step, "is new on the source, or the target does not have it any more")));
        return new RegistryProgress(
                now.filter(RegistryOutline::pending).isPresent(),
                open.size(),
                steps.stream().filter(step -> !left.contains(step)).count(),
                drifts);
    }
}
