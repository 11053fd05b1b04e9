package io.godwit.core.registry;

import io.godwit.core.error.RegistryError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares two registries and says what has to be done on the target. Pure: the same inventories give the same plan. */
public final class RegistryPlanner {
    private static final Comparator<RegistryStep.Register> REFERENCES_FIRST = Comparator.comparing(
                    RegistryStep.Register::level)
            .thenComparing(step -> step.version().name().subject().context())
            .thenComparing(step -> step.version().id())
            .thenComparing(step -> step.version().name());

    private final RegistryInventory source;
    private final RegistryInventory target;
    private final ReferenceOrder order;
    private final List<RegistryCollision> collisions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long unchanged;

    private RegistryPlanner(RegistryInventory source, RegistryInventory target) {
        this.source = source;
        this.target = target;
        this.order = ReferenceOrder.of(source.versions().toList());
    }

    /**
     * @param choice {@code REST} or {@code APICURIO}: the way by a topic needs no steps
     */
    public static RegistryPlan plan(WayChoice choice, RegistryInventory source, RegistryInventory target) {
        RegistryPlanner planner = new RegistryPlanner(source, target);
        List<RegistryStep> steps = planner.steps(choice.way());
        planner.readOnly(steps);
        return new RegistryPlan(
                choice.way(), choice.reason(), steps, planner.unchanged, planner.collisions, planner.notes);
    }

    private List<RegistryStep> steps(RegistryWay way) {
        collisions.addAll(new CollisionSearch(source, target).find());
        List<RegistryStep.Register> registrations = new ArrayList<>();
        List<RegistryStep.SoftDelete> deletions = new ArrayList<>();
        source.versions().forEach(version -> {
            Optional<SchemaVersion> there = target.version(version.name());
            int level = order.levels().getOrDefault(version.name(), 0);
            boolean register = there.isEmpty() || (there.get().deleted() && !version.deleted());
            if (register) {
                registrations.add(new RegistryStep.Register(version, level));
                obstacles(version);
            }
            if (version.deleted() && (there.isEmpty() || !there.get().deleted())) {
                deletions.add(new RegistryStep.SoftDelete(version.name(), level));
            } else if (!register) {
                unchanged++;
            }
        });
        if (way == RegistryWay.APICURIO) {
            return registrations.isEmpty()
                    ? List.of()
                    : List.of(new RegistryStep.ImportArchive(source.subjects().size(), registrations.size()));
        }
        registrations.sort(REFERENCES_FIRST);
        deletions.sort(Comparator.comparing(RegistryStep.SoftDelete::level)
                .reversed()
                .thenComparing(RegistryStep.SoftDelete::version));
        List<RegistryStep> steps = new ArrayList<>(registrations);
        steps.addAll(deletions);
        SettingsPlanner settings = new SettingsPlanner(source, target);
        steps.addAll(settings.steps());
        notes.addAll(settings.notes());
        return steps;
    }

    private void obstacles(SchemaVersion version) {
        List<VersionName> missing = order.missing().getOrDefault(version.name(), List.of()).stream()
                .filter(name -> target.version(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            collisions.add(
                    new RegistryCollision(
                            RegistryError.MISSING_REFERENCE,
                            version.toString(),
                            "it refers to "
                                    + missing.stream()
                                            .map(VersionName::toString)
                                            .collect(Collectors.joining(", "))
                                    + ", which the source does not have any more",
                            "register what it refers to on the source again, or delete this version there for good if no record uses it"));
        }
        if (order.circular().contains(version.name())) {
            collisions.add(new RegistryCollision(
                    RegistryError.CIRCULAR_REFERENCE,
                    version.toString(),
                    "it refers to itself by way of others, or to one that does, so no order of registering works",
                    "use the way topic, which copies the registry's data as it is"));
        }
    }

    private void readOnly(List<RegistryStep> steps) {
        if (target.isReadOnly() && !steps.isEmpty()) {
            collisions.add(new RegistryCollision(
                    RegistryError.READ_ONLY,
                    "target registry",
                    "its mode is " + target.mode().orElse("READONLY") + ", so it takes no schemas",
                    "set it to READWRITE: PUT /mode with {\"mode\": \"READWRITE\"}"));
        }
        if (!source.isReadOnly() && source.mode().isPresent() && !steps.isEmpty()) {
            notes.add(
                    "the source registry still takes schemas; run apply again for what is registered meanwhile, or set its mode"
                            + " to READONLY until the applications are on the target");
        }
    }

    /** By id and context, what it stands for there. */
    static SortedMap<String, SortedMap<Integer, SchemaVersion>> byId(RegistryInventory inventory) {
        TreeMap<String, SortedMap<Integer, SchemaVersion>> contexts = new TreeMap<>();
        inventory.versions().forEach(version -> contexts.computeIfAbsent(
                        version.name().subject().context(), context -> new TreeMap<>())
                .putIfAbsent(version.id(), version));
        return contexts;
    }
}
