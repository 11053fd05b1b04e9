package io.godwit.core.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;

/**
 * What is done so that the target registry resolves every id to the schema that the source's has for it.
 *
 * @param way how schemas come to the target
 * @param reason why that way
 * @param steps in order
 * @param unchanged versions that the target has already
 * @param collisions why it can't be done; nothing is written as long as there is one
 * @param notes what is worth knowing, or is left to people
 */
public record RegistryPlan(
        RegistryWay way,
        String reason,
        List<RegistryStep> steps,
        long unchanged,
        List<RegistryCollision> collisions,
        List<String> notes) {
    public RegistryPlan {
        Objects.requireNonNull(way);
        Objects.requireNonNull(reason);
        steps = List.copyOf(steps);
        collisions = List.copyOf(collisions);
        notes = List.copyOf(notes);
    }

    @JsonIgnore
    public boolean hasChanges() {
        return !steps.isEmpty();
    }

    @JsonIgnore
    public boolean isBlocked() {
        return !collisions.isEmpty();
    }

    /** {@code Registry: 10 to register, 1 to delete, 2 settings, 30 already there, 0 collisions}. */
    @JsonIgnore
    public String summary() {
        long register = count(RegistryStep.Register.class);
        long imports = count(RegistryStep.ImportArchive.class);
        long delete = count(RegistryStep.SoftDelete.class);
        long settings = steps.size() - register - imports - delete;
        return "Registry (" + way.word() + "): "
                + (way == RegistryWay.APICURIO ? imports + " to import, " : register + " to register, ")
                + delete + " to soft-delete, " + settings + " settings, " + unchanged + " versions already there, "
                + collisions.size() + (collisions.size() == 1 ? " collision" : " collisions");
    }

    private long count(Class<? extends RegistryStep> kind) {
        return steps.stream().filter(kind::isInstance).count();
    }
}
