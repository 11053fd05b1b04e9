package io.godwit.core.registry;

import io.godwit.core.error.RegistryError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What on the target stands in the way of the source's schemas. It must be found before anything is written: in IMPORT mode a
 * registry overwrites a version without a word.
 */
final class CollisionSearch {
    private static final String FIX =
            "move into an empty registry, or a context of its own; or delete there for good what is not"
                    + " used: DELETE …?permanent=true";

    private final RegistryInventory source;
    private final RegistryInventory target;
    private final SortedMap<String, SortedMap<Integer, SchemaVersion>> targetIds;

    CollisionSearch(RegistryInventory source, RegistryInventory target) {
        this.source = source;
        this.target = target;
        this.targetIds = RegistryPlanner.byId(target);
    }

    List<RegistryCollision> find() {
        List<RegistryCollision> found = new ArrayList<>();
        source.versions()
                .forEach(version ->
                        sameVersion(version).or(() -> sameId(version)).ifPresent(found::add));
        source.subjects().values().forEach(subject -> otherHistory(subject).ifPresent(found::add));
        return found;
    }

    private Optional<RegistryCollision> sameVersion(SchemaVersion version) {
        return target.version(version.name())
                .filter(there -> there.id() != version.id() || !there.text().means(version.text()))
                .map(there -> collision(
                        version.name().toString(),
                        there.id() == version.id()
                                ? "the target has it as " + difference(version, there)
                                : "it has id " + version.id() + " on the source and id " + there.id()
                                        + " on the target, " + difference(version, there)));
    }

    private static String difference(SchemaVersion version, SchemaVersion there) {
        return version.text().difference(there.text()).orElse("the same schema");
    }

    private Optional<RegistryCollision> sameId(SchemaVersion version) {
        SchemaVersion there = targetIds
                .getOrDefault(version.name().subject().context(), Collections.emptySortedMap())
                .get(version.id());
        return Optional.ofNullable(there)
                .flatMap(other -> version.text().difference(other.text()))
                .map(difference -> collision(
                        "id " + version.id(),
                        "on the source it is " + version.name() + ", on the target " + there + ": " + difference));
    }

    private Optional<RegistryCollision> otherHistory(SubjectInventory subject) {
        List<Integer> more = target.subject(subject.name()).versions().keySet().stream()
                .filter(version -> !subject.versions().containsKey(version))
                .toList();
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of(collision(
                        "subject " + subject.name(),
                        "the target has versions of it that the source does not have: "
                                + String.join(
                                        ", ", more.stream().map(String::valueOf).toList())));
    }

    private static RegistryCollision collision(String resource, String reason) {
        return new RegistryCollision(RegistryError.COLLISION, resource, reason, FIX);
    }
}
