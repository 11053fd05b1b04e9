package io.godwit.core.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Levels of compatibility and modes: what has to be set so that they are in effect on the target as on the source. */
final class SettingsPlanner {
    private final RegistryInventory source;
    private final RegistryInventory target;
    private final List<RegistryStep> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    SettingsPlanner(RegistryInventory source, RegistryInventory target) {
        this.source = source;
        this.target = target;
        plan();
    }

    List<RegistryStep> steps() {
        return List.copyOf(steps);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    private void plan() {
        boolean differ = source.compatibility().isPresent()
                && target.compatibility().isPresent()
                && !source.compatibility().equals(target.compatibility());
        List<String> others = target.subjects().keySet().stream()
                .filter(name -> !source.subjects().containsKey(name))
                .map(SubjectName::toString)
                .toList();
        boolean kept = differ && !others.isEmpty();
        if (differ && !kept) {
            steps.add(new RegistryStep.SetCompatibility(
                    Optional.empty(),
                    source.compatibility(),
                    "as on the source; " + target.compatibility().orElseThrow() + " now"));
        } else if (kept) {
            notes.add("the target registry keeps its own compatibility "
                    + target.compatibility().orElseThrow() + ", because it has " + others.size()
                    + " other subjects; those of the source get "
                    + source.compatibility().orElseThrow() + " each");
        }
        source.subjects().values().forEach(subject -> subject(subject, kept));
        if (source.isReadOnly()) {
            notes.add("the source registry's mode " + source.mode().orElseThrow()
                    + " is not carried over: it keeps the source still while it is moved");
        }
    }

    private void subject(SubjectInventory subject, boolean registryKeepsItsLevel) {
        SubjectInventory there = target.subject(subject.name());
        Optional<String> inherited =
                registryKeepsItsLevel && !hasContextLevel(subject.name()) ? source.compatibility() : Optional.empty();
        Optional<String> level = subject.compatibility().or(() -> inherited);
        if (!level.equals(there.compatibility())) {
            steps.add(new RegistryStep.SetCompatibility(
                    Optional.of(subject.name()), level, "as on the source" + now(there.compatibility())));
        }
        if (source.mode().isPresent()
                && target.mode().isPresent()
                && !subject.restriction().equals(there.restriction())) {
            steps.add(new RegistryStep.SetMode(
                    subject.name(),
                    subject.mode(),
                    "as on the source" + now(there.mode()),
                    subject.restriction().isEmpty()
                            && there.mode().filter("IMPORT"::equals).isPresent()));
        }
    }

    private static String now(Optional<String> value) {
        return value.map(text -> "; " + text + " now").orElse("");
    }

    private boolean hasContextLevel(SubjectName name) {
        return !name.context().equals(SubjectName.DEFAULT_CONTEXT)
                && source.subject(new SubjectName(name.context(), ""))
                        .compatibility()
                        .isPresent();
    }
}
