package io.godwit.core.groups;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.model.PartitionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is done about one group on the target.
 *
 * @param commits what has to be written, sorted by partition
 * @param memory what has to be remembered before
 * @param foreign the first offset that somebody else wrote; then nothing is written
 */
public record CarryDecision(List<Position> commits, CarriedMemory memory, Optional<Foreign> foreign) {
    public CarryDecision {
        commits = List.copyOf(commits);
    }

    /**
     * @param found what the target has
     * @param wanted what would have been written
     */
    public record Foreign(PartitionId partition, long found, long wanted, List<Long> written) {
        public Foreign {
            written = List.copyOf(written);
        }

        /** In one line. */
        public String reason() {
            return partition + " has offset " + found + " on the target, "
                    + (written.isEmpty()
                            ? "which Godwit did not write"
                            : "Godwit wrote " + written.get(written.size() - 1))
                    + "; the source's would be " + wanted;
        }
    }

    /**
     * @param wanted the offsets that the target should have
     * @param target those that it has
     * @param memory what Godwit wrote before
     * @param returned the step by which a cutover gave the group back to the source; empty = unknown at the moment
     */
    public static CarryDecision of(
            List<Position> wanted, List<Position> target, CarriedMemory memory, Optional<Long> returned) {
        boolean givenBack = returned.isPresent() && returned.get() != memory.returned();
        SortedMap<PartitionId, Position> found = new TreeMap<>();
        target.forEach(position -> found.put(position.partition(), position));
        List<Position> commits = new ArrayList<>();
        SortedMap<PartitionId, List<Long>> remembered = new TreeMap<>();
        for (Position position : wanted) {
            Position there = found.get(position.partition());
            List<Long> written = memory.of(position.partition());
            if (there != null && !givenBack && isForeign(position, there, written)) {
                return new CarryDecision(
                        List.of(),
                        memory,
                        Optional.of(new Foreign(position.partition(), there.offset(), position.offset(), written)));
            }
            boolean ours = givenBack || written.contains(position.offset());
            if (there == null || !isSame(position, there) || (ours && !position.equals(there))) {
                commits.add(position);
            }
            if (!written.contains(position.offset()) && (there == null || !isSame(position, there) || givenBack)) {
                remembered.put(position.partition(), both(there, position));
            }
        }
        commits.sort((a, b) -> a.partition().compareTo(b.partition()));
        CarriedMemory after = remembered.isEmpty() ? memory : memory.with(remembered);
        return new CarryDecision(commits, givenBack ? after.since(returned.get()) : after, Optional.empty());
    }

    /** An offset that is the source's anyway does no harm, whoever wrote it. */
    private static boolean isForeign(Position wanted, Position there, List<Long> written) {
        return !isSame(wanted, there) && !written.contains(there.offset());
    }

    private static boolean isSame(Position wanted, Position there) {
        return wanted.offset() == there.offset();
    }

    private static List<Long> both(@Nullable Position there, Position wanted) {
        return there == null || isSame(wanted, there)
                ? Collections.singletonList(wanted.offset())
                : List.of(there.offset(), wanted.offset());
    }
}
