package io.godwit.migration.mirror.groups;

import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.status.GroupsStatus;
import java.util.List;
import java.util.Optional;

/** Who carries the groups' offsets beside the mirror. Never waits, so that no slow group delays the copy. */
public interface CarriedGroups {
    /** Where the engine carries them by itself. */
    CarriedGroups BY_ENGINE = new CarriedGroups() {
        @Override
        public void follow(EngineSnapshot snapshot) {}

        @Override
        public Optional<GroupsStatus> status() {
            return Optional.empty();
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }
    };

    /** Tells how far the copy is. */
    void follow(EngineSnapshot snapshot);

    /** How far the last look at the groups came; empty before it. */
    Optional<GroupsStatus> status();

    /** What the operator should know, one line each. */
    List<String> warnings();
}
