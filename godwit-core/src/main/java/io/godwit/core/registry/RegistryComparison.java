package io.godwit.core.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.godwit.core.registry.RegistryDifference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether every version of the source is on the target with its id, its schema and its settings.
 *
 * @param subjects of the source
 * @param versions of the source
 * @param equal versions of the source that the target has just so
 * @param otherSubjects of the target that the source does not have; they are nobody's concern here
 */
public record RegistryComparison(
        long subjects, long versions, long equal, long otherSubjects, List<RegistryDifference> differences) {
    public RegistryComparison {
        differences = List.copyOf(differences);
    }

    public static RegistryComparison of(RegistryInventory source, RegistryInventory target) {
        List<RegistryDifference> differences = new ArrayList<>();
        long[] equal = {0};
        source.versions().forEach(version -> {
            Optional<RegistryDifference> difference = difference(version, target.version(version.name()));
            difference.ifPresent(differences::add);
            equal[0] += difference.isEmpty() ? 1 : 0;
        });
        source.subjects().values().forEach(subject -> {
            settings(source, target, subject, differences);
            more(subject, target.subject(subject.name()), differences);
        });
        return new RegistryComparison(
                source.subjects().size(),
                source.versions().count(),
                equal[0],
                target.subjects().keySet().stream()
                        .filter(name -> !source.subjects().containsKey(name))
                        .count(),
                differences);
    }

    /** Whether nothing differs but what is explained. */
    @JsonIgnore
    public boolean agrees() {
        return differences.stream().allMatch(RegistryDifference::explained);
    }

    /** Whether the target lacks something, and nothing else differs. */
    @JsonIgnore
    public boolean isPending() {
        return !agrees() && differences.stream().allMatch(one -> one.explained() || one.kind() == Kind.MISSING);
    }

    private static Optional<RegistryDifference> difference(SchemaVersion version, Optional<SchemaVersion> found) {
        String name = version.name().toString();
        if (found.isEmpty()) {
            return Optional.of(new RegistryDifference(Kind.MISSING, name, "id " + version.id() + " here, not there"));
        }
        SchemaVersion there = found.get();
        if (there.id() != version.id()) {
            return Optional.of(
                    new RegistryDifference(Kind.ID, name, "id " + version.id() + " here, id " + there.id() + " there"));
        }
        Optional<String> schema = version.text().difference(there.text());
        if (schema.isPresent()) {
            return Optional.of(new RegistryDifference(Kind.SCHEMA, name, schema.get()));
        }
        return there.deleted() == version.deleted()
                ? Optional.empty()
                : Optional.of(new RegistryDifference(
                        Kind.DELETED,
                        name,
                        version.deleted() ? "soft-deleted here alone" : "soft-deleted there alone"));
    }

    private static void settings(
            RegistryInventory source,
            RegistryInventory target,
            SubjectInventory subject,
            List<RegistryDifference> differences) {
        if (!subject.versions().isEmpty()
                && target.subject(subject.name()).versions().isEmpty()) {
            return; // That it is missing says enough.
        }
        Optional<String> here = effective(source, subject.name());
        Optional<String> there = effective(target, subject.name());
        if (here.isPresent() && there.isPresent() && !here.equals(there)) {
            differences.add(new RegistryDifference(
                    Kind.COMPATIBILITY, subject.name().toString(), here.get() + " here, " + there.get() + " there"));
        }
        Optional<String> mode = target.subject(subject.name()).restriction();
        boolean modes = source.mode().isPresent() && target.mode().isPresent();
        if (modes && !subject.restriction().equals(mode)) {
            differences.add(new RegistryDifference(
                    Kind.MODE,
                    subject.name().toString(),
                    subject.restriction().orElse("none") + " here, " + mode.orElse("none") + " there"));
        }
    }

    private static Optional<String> effective(RegistryInventory inventory, SubjectName name) {
        return inventory
                .subject(name)
                .compatibility()
                .or(() -> inventory
                        .subject(new SubjectName(name.context(), ""))
                        .compatibility()
                        .filter(level -> !name.context().equals(SubjectName.DEFAULT_CONTEXT)))
                .or(inventory::compatibility);
    }

    private static void more(SubjectInventory here, SubjectInventory there, List<RegistryDifference> differences) {
        int highest = here.versions().isEmpty() ? 0 : here.versions().lastKey();
        there.versions().values().stream()
                .filter(version -> !here.versions().containsKey(version.name().version()))
                .forEach(version -> differences.add(new RegistryDifference(
                        version.name().version() > highest ? Kind.NEWER : Kind.EXTRA,
                        version.name().toString(),
                        version.name().version() > highest
                                ? "registered on the target since, id " + version.id()
                                : "not here, id " + version.id() + " there")));
    }
}
