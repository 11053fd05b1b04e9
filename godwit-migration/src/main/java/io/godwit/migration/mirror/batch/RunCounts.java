package io.godwit.migration.mirror.batch;

import io.godwit.core.model.PartitionId;
import io.godwit.core.status.PathCounts;
import io.godwit.core.tasks.PartitionNote;
import java.util.HashMap;
import java.util.Map;

/**
 * How much was copied since this process began, though tasks count from their own beginning, which may be before it, and anew when
 * they are restarted or a topic is given to them again. Mutable, for one thread.
 */
final class RunCounts {
    private final Map<PartitionId, Seen> seen = new HashMap<>();

    /** @param total what was copied up to the last note of this run */
    private record Seen(String run, Count last, Count total) {}

    /** What was copied, and its bytes. */
    record Count(PathCounts paths, long bytes) {
        static final Count NONE = new Count(PathCounts.NONE, 0);

        long records() {
            return paths.passed() + paths.merged() + paths.rebuilt();
        }

        Count plus(Count other) {
            return new Count(paths.plus(other.paths), bytes + other.bytes);
        }

        Count minus(Count other) {
            return new Count(
                    new PathCounts(
                            paths.passed() - other.paths.passed(),
                            paths.merged() - other.paths.merged(),
                            paths.rebuilt() - other.paths.rebuilt(),
                            paths.padded() - other.paths.padded()),
                    bytes - other.bytes);
        }
    }

    /** What was copied before this process began does not count. */
    void beginAt(PartitionId partition, String run, PartitionNote note) {
        seen.put(partition, new Seen(run, count(note), Count.NONE));
    }

    Count next(PartitionId partition, String run, PartitionNote note) {
        Seen before = seen.getOrDefault(partition, new Seen(run, Count.NONE, Count.NONE));
        boolean countsOn =
                before.run().equals(run) && note.records() >= before.last().records();
        Count last = countsOn ? before.last() : Count.NONE;
        Count total = before.total().plus(count(note).minus(last));
        seen.put(partition, new Seen(run, count(note), total));
        return total;
    }

    private static Count count(PartitionNote note) {
        return new Count(note.paths(), note.bytes());
    }
}
