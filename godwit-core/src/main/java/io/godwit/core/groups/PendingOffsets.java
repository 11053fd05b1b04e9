package io.godwit.core.groups;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * For each partition of a group the offset that waits for the copy to reach it. A group that keeps up with the end of the
 * source has always committed more than was copied by then; without this it would never be carried. Mutable, for one thread.
 */
public final class PendingOffsets {
    private final Map<String, Map<PartitionId, Seen>> waiting = new HashMap<>();

    /**
     * @param at when the source was asked
     */
    public record Seen(Position position, Instant at) {}

    /**
     * The offset to carry now: the one that the source has, or the one that it had when it was first ahead of the copy. An
     * offset that went back on the source replaces what waits.
     */
    public Optional<Seen> choose(String group, Seen now, Predicate<Position> isCopied) {
        Map<PartitionId, Seen> its = waiting.computeIfAbsent(group, added -> new HashMap<>());
        PartitionId partition = now.position().partition();
        if (isCopied.test(now.position())) {
            its.remove(partition);
            return Optional.of(now);
        }
        Seen before = its.get(partition);
        if (before == null || now.position().offset() < before.position().offset()) {
            its.put(partition, now);
            return Optional.empty();
        }
        if (!isCopied.test(before.position())) {
            return Optional.empty();
        }
        its.put(partition, now);
        return Optional.of(before);
    }

    /** Forgets all other groups. */
    public void keepOnly(Set<String> groups) {
        waiting.keySet().retainAll(groups);
    }
}
