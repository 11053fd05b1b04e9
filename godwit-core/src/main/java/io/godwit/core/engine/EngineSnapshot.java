package io.godwit.core.engine;

import io.godwit.core.error.MirrorError;
import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where an engine stood at one moment.
 *
 * @param at when
 * @param positions for each partition that the engine has touched
 * @param identical partitions whose records have the same offsets on both sides; of others the proof's map tells
 * @param leaving partitions that were taken away from the engine and have something under way still
 * @param jumps where the source's offsets did not follow on each other; each is told once
 * @param stops partitions that wait for somebody to act, though nothing was skipped
 * @param failures what is wrong now; empty when all is well
 */
public record EngineSnapshot(
        Instant at,
        SortedMap<PartitionId, PartitionPosition> positions,
        SortedSet<PartitionId> identical,
        SortedSet<PartitionId> leaving,
        List<SourceJump> jumps,
        SortedMap<PartitionId, PartitionStop> stops,
        List<EngineFailure> failures) {
    public EngineSnapshot {
        positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
        identical = Collections.unmodifiableSortedSet(new TreeSet<>(identical));
        leaving = Collections.unmodifiableSortedSet(new TreeSet<>(leaving));
        jumps = List.copyOf(jumps);
        stops = Collections.unmodifiableSortedMap(new TreeMap<>(stops));
        failures = List.copyOf(failures);
    }

    /** The same without the positions in some topics. */
    public EngineSnapshot without(Set<String> topics) {
        SortedMap<PartitionId, PartitionPosition> others = new TreeMap<>(positions);
        others.keySet().removeIf(partition -> topics.contains(partition.topic()));
        return new EngineSnapshot(at, others, identical, leaving, jumps, stops, failures);
    }

    /** Whether the engine knows where it is in a topic. */
    public boolean hasReached(String topic) {
        return positions.keySet().stream()
                .anyMatch(partition -> partition.topic().equals(topic));
    }

    /**
     * @param nextSourceOffset the source offset of the next record to copy: all committed records below it are durable on
     *     the target
     * @param records copied since this engine process started, -1 where unknown
     * @param bytes copied since this engine process started, -1 where unknown: of batches as they travelled, or, where an
     *     engine unpacks them, of keys, values and headers
     * @param lastTimestampMs the timestamp of the last copied record, empty where unknown
     */
    public record PartitionPosition(long nextSourceOffset, long records, long bytes, OptionalLong lastTimestampMs) {}

    /**
     * A partition that the engine does not copy until somebody acts.
     *
     * @param code what kind of obstacle
     * @param reason one line with its numbers
     * @param fix what to do
     */
    public record PartitionStop(MirrorError code, String reason, String fix) {}

    /**
     * The engine expected one offset of the source and was given another. That is harmless where compaction or transactions
     * left a hole; where the source deleted records before they were copied, or the topic was made anew, it is a loss.
     *
     * @param expectedOffset the offset that would have followed
     * @param foundOffset the offset that came; lower than expected when the source went backwards
     */
    public record SourceJump(PartitionId partition, long expectedOffset, long foundOffset) {}

    /**
     * @param resource the connector, task, topic or partition
     * @param reason the cause in one line
     * @param restarting whether the engine tries again by itself
     */
    public record EngineFailure(String resource, String reason, boolean restarting) {}
}
