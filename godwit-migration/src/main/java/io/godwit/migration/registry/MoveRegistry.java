package io.godwit.migration.registry;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RegistryError;
import io.godwit.core.registry.RegistryCollision;
import io.godwit.core.registry.RegistryComparison;
import io.godwit.core.registry.RegistryDifference;
import io.godwit.core.registry.RegistryInventory;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.core.registry.RegistryStep;
import io.godwit.core.registry.SubjectName;
import io.godwit.kafka.registry.RegistryConnection;
import io.godwit.kafka.registry.RegistryWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does what a plan says. One schema goes first and is read back; only if the target kept its id and version do the others follow, many
 * at once, none before those that it refers to. A subject is in IMPORT mode from its first step on until its last; after a run that was
 * killed, the next plan has the subjects' modes among its steps.
 */
public final class MoveRegistry {
    private static final int BATCH = 500;
    private static final int MOST_PROBLEMS = 50;

    private final RegistryConnection target;
    private final RegistryInventory before;
    private final RegistryWriter writer;
    private final Runnable beforeBatch;
    private final Consumer<String> progress;

    /**
     * @param before what the target held when the plan was made
     * @param beforeBatch may refuse to go on by throwing
     * @param progress told what is being done, in a few words
     */
    public MoveRegistry(
            RegistryConnection target, RegistryInventory before, Runnable beforeBatch, Consumer<String> progress) {
        this.target = target;
        this.before = before;
        this.writer = target.writer();
        this.beforeBatch = beforeBatch;
        this.progress = progress;
    }

    /**
     * @param source asked for its export, where that is the way
     * @throws GodwitException if there are collisions, before anything is written; or at the first step that fails
     */
    public void apply(RegistryPlan plan, RegistryConnection source) {
        requireNoCollisions(plan);
        List<RegistryStep.Register> registrations = new ArrayList<>();
        List<RegistryStep.SoftDelete> deletions = new ArrayList<>();
        List<RegistryStep.SetCompatibility> levels = new ArrayList<>();
        List<RegistryStep.SetMode> modes = new ArrayList<>();
        List<RegistryStep.ImportArchive> archives = new ArrayList<>();
        plan.steps()
                .forEach(step -> step.<Boolean>match(
                        registrations::add, deletions::add, levels::add, modes::add, archives::add));
        if (!archives.isEmpty()) {
            importArchive(source);
        }
        TreeSet<SubjectName> subjects = new TreeSet<>();
        registrations.forEach(step -> subjects.add(step.version().name().subject()));
        deletions.forEach(step -> subjects.add(step.version().subject()));
        openAll(registrations, subjects);
        register(registrations);
        delete(deletions);
        each("setting compatibility", levels, step -> {
            writer.setCompatibility(step.subject(), step.level());
            return true;
        });
        each("setting modes", finalModes(subjects, modes).entrySet(), entry -> {
            writer.setMode(entry.getKey(), entry.getValue());
            return true;
        });
    }

    /** @throws GodwitException naming the collisions of a plan, if it has any */
    public static void requireNoCollisions(RegistryPlan plan) {
        if (!plan.isBlocked()) {
            return;
        }
        List<RegistryCollision> collisions = plan.collisions();
        List<Problem> problems = collisions.stream()
                .limit(MOST_PROBLEMS)
                .map(one -> new Problem(
                        one.resource(), 0, Problem.NO_VALUE, one.code().id() + " " + one.reason()))
                .toList();
        RegistryCollision first = collisions.get(0);
        throw new GodwitException(
                first.code(),
                collisions.size() == 1 ? first.resource() : collisions.size() + " resources",
                "nothing was written, because what is in the way would be overwritten, or can't be moved"
                        + (collisions.size() > MOST_PROBLEMS
                                ? "; the first " + MOST_PROBLEMS + " of " + collisions.size()
                                : ""),
                first.fix(),
                problems);
    }

    private void importArchive(RegistryConnection source) {
        beforeBatch.run();
        progress.accept("exporting from " + source.address());
        byte[] archive = source.archive().orElseThrow().exported();
        progress.accept("importing " + archive.length + " bytes into " + target.address());
        target.archive().orElseThrow().take(archive);
        progress.accept("reading every id back");
        List<Problem> wrong = RegistryComparison.of(source.inventory(), target.inventory()).differences().stream()
                .filter(difference -> difference.kind() == RegistryDifference.Kind.ID
                        || difference.kind() == RegistryDifference.Kind.SCHEMA
                        || difference.kind() == RegistryDifference.Kind.MISSING)
                .limit(MOST_PROBLEMS)
                .map(one -> new Problem(one.resource(), 0, Problem.NO_VALUE, one.words()))
                .toList();
        if (!wrong.isEmpty()) {
            throw new GodwitException(
                    RegistryError.OTHER_ID,
                    target.address().toString(),
                    "the import was accepted, but not all is there as it is on the source",
                    "look at the registry's log; run the same command again if the source has changed meanwhile",
                    wrong);
        }
    }

    private void openAll(List<RegistryStep.Register> registrations, Set<SubjectName> subjects) {
        TreeSet<SubjectName> others = new TreeSet<>(subjects);
        if (!registrations.isEmpty()) {
            beforeBatch.run();
            first(registrations.get(0));
            others.remove(registrations.get(0).version().name().subject());
        }
        each("opening subjects for import", others, subject -> {
            writer.openImport(subject);
            return true;
        });
    }

    /** All but the first, which {@link #openAll} has tried. */
    private void register(List<RegistryStep.Register> registrations) {
        Map<Integer, Map<SubjectName, List<RegistryStep.Register>>> byLevel = registrations.stream()
                .skip(1)
                .collect(Collectors.groupingBy(
                        RegistryStep.Register::level,
                        TreeMap::new,
                        Collectors.groupingBy(
                                step -> step.version().name().subject(), LinkedHashMap::new, Collectors.toList())));
        byLevel.forEach((level, bySubject) -> each(
                level == 0 ? "registering schemas" : "registering what refers to others, level " + level,
                bySubject.values(),
                steps -> {
                    steps.forEach(step -> writer.register(step.version()));
                    return true;
                }));
    }

    /** The one that shows whether the target keeps ids. If it does not, it is removed again. */
    private void first(RegistryStep.Register step) {
        SubjectName subject = step.version().name().subject();
        writer.openImport(subject);
        try {
            writer.register(step.version());
        } catch (GodwitException e) {
            if (e.code() != RegistryError.OTHER_ID) {
                throw e;
            }
            boolean gone =
                    writer.undo(subject, before.subject(subject).versions().keySet());
            writer.setMode(subject, before.subject(subject).mode());
            throw new GodwitException(
                    RegistryError.OTHER_ID,
                    e.resource(),
                    e.reason() + (gone ? ". It was the first, and was removed again; nothing else was written" : ""),
                    e.fix(),
                    e);
        }
    }

    private void delete(List<RegistryStep.SoftDelete> deletions) {
        // Those that refer to others go first.
        SortedMap<Integer, List<RegistryStep.SoftDelete>> byLevel = new TreeMap<>(Comparator.reverseOrder());
        deletions.forEach(step -> byLevel.computeIfAbsent(step.level(), level -> new ArrayList<>())
                .add(step));
        byLevel.values()
                .forEach(steps -> each("soft-deleting", steps, step -> {
                    writer.softDelete(step.version());
                    return true;
                }));
    }

    /** What each subject that was opened for import, or has to have another mode, ends with. */
    private Map<SubjectName, Optional<String>> finalModes(Set<SubjectName> opened, List<RegistryStep.SetMode> modes) {
        TreeMap<SubjectName, Optional<String>> wanted = new TreeMap<>();
        opened.forEach(subject -> wanted.put(subject, before.subject(subject).mode()));
        modes.forEach(step -> wanted.put(step.subject(), step.mode()));
        return wanted;
    }

    private <T> void each(String what, Collection<T> all, Function<T, Boolean> action) {
        List<T> list = List.copyOf(all);
        for (int from = 0; from < list.size(); from += BATCH) {
            int to = Math.min(list.size(), from + BATCH);
            progress.accept(what + ": " + from + " of " + list.size());
            beforeBatch.run();
            target.requests().each(list.subList(from, to), action);
        }
    }
}
